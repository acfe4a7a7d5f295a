"""Tables in plain text, one way of setting them a module."""
