"""Training of the shipped weights. Needs the ``train`` extra (torch, transformers); the product never imports it."""
