"""Recordings heard again with another ear: read, compared with the page, and taken or left."""
