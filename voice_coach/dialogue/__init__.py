"""The conversation, as pure values and functions: no clock, file, thread or sound."""
