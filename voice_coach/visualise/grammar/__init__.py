"""Turning a person's sentences towards them: the second person, the present. Pure."""
