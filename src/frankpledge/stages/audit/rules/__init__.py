"""What the state of an audit and of its scope allows; no Django."""
