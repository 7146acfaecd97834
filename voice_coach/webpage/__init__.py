"""The journal as a page to look at: one HTML file that holds all it needs and asks for nothing."""
