"""Exports: TEI goes in; what is made of several documents, or for other programs, comes out."""
