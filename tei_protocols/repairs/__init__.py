"""Repairs: what was meant goes in, the edits of a file that put it right come out; and files are put right by them.

A repair belongs to its problem (`Problem.repairs`), so an editor can offer it and `validate --fix` can make it. Of what
is written wrong in TEI, `meant` makes it; of transcripts, `transcripts`; of what is no XML, whoever found the mistake.
`fixing` makes those that are certain.
"""
