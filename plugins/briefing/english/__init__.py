"""What the program knows of English: words and their classes, in data; nothing of space stands here."""
