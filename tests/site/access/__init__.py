"""Who may open which address: written by hand from what the roles are for, never made from the permission code."""
