"""Values and methods. Nothing here reads a file, a clock, a network or a random source of its own."""
