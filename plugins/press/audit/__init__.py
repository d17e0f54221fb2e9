"""Audit a built site in a real browser and with checkers of markup, and measure its pages."""
