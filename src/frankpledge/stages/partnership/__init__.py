"""The partnership itself: who belongs, in which groups, with what authority and means."""
