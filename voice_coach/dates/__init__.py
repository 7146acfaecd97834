"""Spoken dates and times: what was said, as a value, and a value in words. Pure; "now" is given."""
