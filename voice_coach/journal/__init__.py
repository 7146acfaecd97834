"""The journal: event logs, Markdown files, and the folder that holds them."""
