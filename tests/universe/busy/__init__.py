"""A partnership as busy as they come: three years of meetings, actions and papers, made in seconds.

What would take minutes through services is inserted from the models, under every constraint of the database; what is
delicate (roles of the few, the cycle, protocols, extracts, countings, releases) still comes about by services. The same
size gives the same partnership, but for the salt of passwords.
"""
