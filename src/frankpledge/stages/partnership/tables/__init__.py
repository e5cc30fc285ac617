"""The rows of this stage's tables, a module a topic: plain values, which ui writes."""
