"""Make the parts of pages: rows of events, cards of briefings, notes, excerpts, pictures, steps in time."""
