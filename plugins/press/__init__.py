"""The press: from seeds to a published folder, incremental to the byte.

This package drives the library and Pelican; nothing in it knows what a briefing says. Its first steps (options,
lock, scan) import the standard library alone, so that "nothing changed" is decided in milliseconds.
"""
