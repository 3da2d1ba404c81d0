"""Transcripts of protocols in, a validated TEI edition and its views out."""

__version__ = "0.1.0"
