"""A session's Markdown page: how it is rendered, read back, and added to."""
