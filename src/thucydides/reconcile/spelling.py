"""Words as they are compared: folded spelling, tokens and shingles. No meaning is guessed here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s|$)")
_ENDINGS = re.compile(r"(?:ii|yi|iy|yy|ij)$")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return ``text`` without case, marks, punctuation and possessive endings; words are parted by one space."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", text))
    bare = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return " ".join(_WORD.findall(bare.replace("’", "'")))


def tokens(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text``."""
    return tuple(fold(text).split())


def name_key(word: str) -> str:
    """Return a folded name with the usual Latin spellings of one Slavic ending made equal (-ii, -yi, -iy, -y)."""
    return _ENDINGS.sub("y", word)


def shingles(words: Sequence[str], size: int) -> frozenset[tuple[str, ...]]:
    """Return all runs of ``size`` words; a shorter text has none."""
    return frozenset(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def capitalised(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text`` that are written with a capital or a digit."""
    return tuple(fold(word) for word in _WORD.findall(text) if word[0].isupper() or word[0].isdigit())
