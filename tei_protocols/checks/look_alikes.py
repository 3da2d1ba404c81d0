"""Look-alikes: a name in which Cyrillic letters stand for Latin ones goes in, the name that it looks like comes out.

Who types in both scripts does not see them; a computer sees another name.
"""

from __future__ import annotations

# by their numbers, because nobody sees in the letters themselves which they are
_SMALL = (0x430, 0x435, 0x43E, 0x440, 0x441, 0x443, 0x445, 0x456, 0x458, 0x455)
_CAPITAL = (0x410, 0x412, 0x415, 0x41A, 0x41C, 0x41D, 0x41E, 0x420, 0x421, 0x422, 0x423, 0x425, 0x406)
_TO_LATIN = dict(zip((*_SMALL, *_CAPITAL), "aeopcyxijsABEKMHOPCTYXI", strict=True))


def latin(name: str) -> str:
    """The name with Latin letters for those that look like them."""
    return name.translate(_TO_LATIN)


def remark(given: str, meant: str) -> str:
    """What to say of a name that is meant to be another, and looks like it: `its “о” is Cyrillic`; empty where it does
    not."""
    if given == meant or latin(given) != latin(meant):
        return ""
    letters = list(dict.fromkeys(letter for letter in given if ord(letter) in _TO_LATIN))
    quoted = [f"“{letter}”" for letter in letters]
    if len(quoted) < 2:
        return f"its {''.join(quoted)} is a Cyrillic letter" if quoted else ""
    return f"its {', '.join(quoted[:-1])} and {quoted[-1]} are Cyrillic letters"
