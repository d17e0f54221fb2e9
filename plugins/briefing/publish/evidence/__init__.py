"""Show what a statement rests on: its sentence, how it was read, the record, and what an editor set right."""
