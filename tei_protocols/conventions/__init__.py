"""Conventions: what transcripts look like. One phenomenon is one module, with a page of examples beside it."""
