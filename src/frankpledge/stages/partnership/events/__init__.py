"""The kinds of event this stage records and how they read, a module a topic."""
