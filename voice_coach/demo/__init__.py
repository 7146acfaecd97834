"""The demonstration: a synthetic person who answers a whole run."""
