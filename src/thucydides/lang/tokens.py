"""Tokens of a text, as values with offsets: words (with inner hyphens, apostrophes and points) and single marks."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|(?:Mr|Mrs|Ms|Dr|Lt|Gen|Col|Sgt|Maj|Capt|Adm|Brig|Cmdr|Prof|Rep|Sen|Gov|St|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
    r"|[$€£]?\d+(?:[.,:]\d+)*%?(?:[-–][^\W_]+)*"
    r"|[^\W_]+(?:[-'’&][^\W_]+)*(?:(?<=s)['’](?=\s+\w))?"
    r"|\.{2,}|…|--+|[^\w\s]"
)


class Token(NamedTuple):
    """One token: ``text[start:end]``; ``low`` is its case-folded form with a straight apostrophe."""

    start: int
    end: int
    word: str
    low: str

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.word[:1].isupper()

    @property
    def alphabetic(self) -> bool:
        """Tell whether it is a word rather than a number or a mark."""
        return self.word[:1].isalpha()


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of ``text[start:end]`` with offsets into ``text``; Markdown emphasis marks are passed over."""
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match[0]
        if word not in ("*", "_"):
            found.append(Token(match.start(), match.end(), word, word.casefold().replace("’", "'")))
    return found
