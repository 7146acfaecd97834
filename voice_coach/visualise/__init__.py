"""The daily visualisation: a person's own words, said back to them with their eyes closed."""
