"""What a trained model needs at run time: windows, the encoder behind onnxruntime, decoding and linking in numpy."""
