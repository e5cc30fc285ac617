"""What is kept of agencies' extracts: received, taken in and opened only with a permit from the gate."""
