"""Read the grammar of a sentence as far as the rules of events ask for it: tokens, cues, clauses."""
