"""Draw dates and counts as figures: numbers that a template only prints; every figure is also a table."""
