"""The journal to come back to: sessions found, shown, searched, remembered, and taken away."""
