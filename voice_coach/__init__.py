"""A coach that speaks, listens and keeps a journal, all on this machine."""

__version__ = "0.1.0"
