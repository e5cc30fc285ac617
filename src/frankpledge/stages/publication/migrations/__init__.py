"""The steps by which this stage's tables came to be."""
