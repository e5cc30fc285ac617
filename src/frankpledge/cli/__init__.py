"""The command line: plain files in, plain files out, no database."""
