"""Dated and counted values in, pictures out: numbers that a template only prints; every picture is also a table."""
