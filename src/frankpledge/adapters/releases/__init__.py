"""Releases: the one place that writes what may be published, and the attack that it must withstand."""
