"""What a person may glance at and press: the screen and the keyboard, as edges."""
