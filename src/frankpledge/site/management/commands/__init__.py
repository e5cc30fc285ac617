"""One module a command, named as it is typed (a hyphen there is an underscore here)."""
