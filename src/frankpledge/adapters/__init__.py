"""What speaks to the world: files, the table engine, figures and documents. Still no web framework."""
