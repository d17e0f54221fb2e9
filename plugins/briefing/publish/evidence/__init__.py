"""A statement in, what it rests on out: its sentence, how it was read, the record, what an editor set right."""
