"""The door for agencies' own systems: a supply token, resumable uploads, and how an extract stands."""
