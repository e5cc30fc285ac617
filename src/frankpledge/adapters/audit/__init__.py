"""An audit from its recipe to protected tables: the same steps for the command line and the working site."""
