"""How far a person has come, over all their sessions: figures, and ways to show them."""
