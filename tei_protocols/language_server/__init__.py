"""The language server: what somebody types in an editor comes in; problems, explanations and repairs go out.

Whatever the library for the protocol knows stands in `server`; the other modules know texts and problems alone.
"""
