"""The agenda: what a plan asks of the person and when, and the calendar file that says so."""
