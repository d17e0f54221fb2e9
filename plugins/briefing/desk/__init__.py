"""The editor’s desk: what is in doubt in all that was read, and how an answer is written into the files."""
