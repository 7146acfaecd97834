"""One running talk: the coach speaks, listens, keeps what was said, and goes on."""
