"""The glossary in code: what a transcript says and what was concluded from it, always as spans of the source."""
