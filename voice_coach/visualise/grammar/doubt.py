"""Raised within the turning of a sentence where it is not certain."""


class Doubtful(Exception):
    """The sentence is left as it is."""
