"""Prove a statement: its sentences, what they were made of and published as, and how anybody can check that."""
