"""Make the parts of pages: rows of events, cards of briefings, notes, excerpts, pictures of one thing, links by time."""
