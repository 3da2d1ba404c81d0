"""Persons: who was there, and who is meant by a name."""
