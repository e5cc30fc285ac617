"""Each a module named as it is called."""
