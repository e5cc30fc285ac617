"""The working site: settings, addresses, and the pages that need to know every stage."""
