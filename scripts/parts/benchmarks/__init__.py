"""Figures of the program beside their targets; ``scripts/bench`` runs them."""
