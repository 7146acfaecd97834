"""Engines that stand in for a second ear, each with a fault that no real one shows when asked.

They are named to ``BackgroundReader`` and run in the second ear's own process.
"""
