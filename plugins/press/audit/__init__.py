"""A built site in, what a reader would stumble over out: a real browser, checkers of markup, and their figures."""
