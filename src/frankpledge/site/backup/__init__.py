"""Copies of the site: whole, to restore it elsewhere; or one partnership's part, for it to take away."""
