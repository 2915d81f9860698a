"""Training of the shipped weights. Needs the ``train`` extra (torch, transformers); nothing here runs in the product."""
