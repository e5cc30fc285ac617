"""The steps by which this part's tables came to be."""
