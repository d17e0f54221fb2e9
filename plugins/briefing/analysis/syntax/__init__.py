"""A sentence in, its grammar as far as the rules of events ask for it out: tokens, cues, clauses."""
