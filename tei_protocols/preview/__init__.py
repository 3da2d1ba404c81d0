"""The preview: an edition is served to the browsers of this machine alone, and they are told when it was made again.

What is served differs from the files in one thing: every page has a script that reloads it.
"""
