"""What each agency signed off, over every part of the partnership's work."""
