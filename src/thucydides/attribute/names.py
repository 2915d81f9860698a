"""Names as keys: one key for the same speaker in different spellings, titles and word orders.

Transliterations of Cyrillic names differ by a few letters only (-skyi, -skii, -sky; kh, h; g, h; final -ov, -iv), so a
key folds those; organisations fold to their sorted content words with country adjectives read as countries.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя",
        "a b v g g d e e e zh z i i i i k l m n o p r s t u f kh ts ch sh shch _ i _ e iu ia".replace("_", "-").split(),
        strict=True,
    )
)

_DEMONYMS = """
russia russian russians moscow's|ukraine ukrainian ukrainians|syria syrian|israel israeli|iran iranian|iraq iraqi
turkey turkish turkiye|poland polish|germany german|france french|britain british uk u.k.|america american us u.s. usa
china chinese|belarus belarusian belarussian|lithuania lithuanian|latvia latvian|estonia estonian|palestine palestinian
lebanon lebanese|yemen yemeni|sudan sudanese|ethiopia ethiopian|georgia georgian|armenia armenian|azerbaijan azerbaijani
serbia serbian|croatia croatian|bosnia bosnian|kosovo kosovar|afghanistan afghan|pakistan pakistani|india indian
egypt egyptian|jordan jordanian|saudi saudis|qatar qatari|colombia colombian|salvador salvadoran|mexico mexican
korea korean|japan japanese|italy italian|spain spanish|sweden swedish|norway norwegian|finland finnish|canada canadian
hungary hungarian|romania romanian|moldova moldovan|slovakia slovak|czechia czech|greece greek|libya libyan|mali malian
myanmar burmese|rwanda rwandan|congo congolese|somalia somali|europe european|crimea crimean|chechnya chechen
"""
_NOISE = frozenset(
    ["the", "a", "an", "of", "for", "s", "and", "in", "on", "at", "its", "his", "her", "official", "officials"]
)
_SAME = {
    "defence": "defense",
    "centre": "center",
    "militia": "militia",
    "labour": "labor",
    "organisation": "organization",
}


@cache
def demonyms() -> dict[str, str]:
    """Return country words and adjectives, each with the country's plain word."""
    groups = (group.split() for line in _DEMONYMS.strip().splitlines() for group in line.split("|"))
    return {word: words[0] for words in groups for word in words}


def latin(text: str) -> str:
    """Return ``text`` case-folded, without diacritics, Cyrillic written in Latin letters."""
    folded = "".join(_CYRILLIC.get(c, c) for c in text.casefold())
    plain = unicodedata.normalize("NFKD", folded.replace("ł", "l").replace("ø", "o").replace("ß", "ss"))
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'")


def fold_name(word: str) -> str:
    """Return one name word with the spellings of its transliterations folded together."""
    w = re.sub(r"[^a-z]", "", re.sub(r"'s?$", "", latin(word)))
    for old, new in (
        ("kh", "h"),
        ("shch", "sch"),
        ("iu", "u"),
        ("yu", "u"),
        ("ju", "u"),
        ("ia", "a"),
        ("ya", "a"),
        ("ja", "a"),
        ("ye", "e"),
        ("ie", "e"),
        ("yo", "o"),
        ("j", "i"),
        ("y", "i"),
        ("g", "h"),
        ("w", "v"),
        ("ck", "k"),
        ("ph", "f"),
    ):
        w = w.replace(old, new)
    w = re.sub(r"(.)\1+", r"\1", w)
    w = re.sub(r"i[iy]*$", "i", w)
    return re.sub(r"[oei]v$", "v", w) or w


def person_key(name: str) -> str:
    """Return the voice key of a person: the folded last name ("jr" and the like left out)."""
    words = [w for w in name.replace("-", " ").split() if w.casefold().strip(".") not in ("jr", "sr", "ii", "iii")]
    return f"person:{fold_name(words[-1])}" if words and fold_name(words[-1]) else ""


def organisation_key(name: str) -> str:
    """Return the voice key of an organisation: its content words folded and sorted."""
    words = re.findall(r"[^\W_]+(?:\.[^\W_]\.?)*", re.sub(r"['’]s\b|['’](?=\s|$)", " ", latin(name)))
    known = demonyms()
    kept = {_SAME.get(known.get(w, w), known.get(w, w)) for w in words if w not in _NOISE}
    if {"ministry", "defense"} <= kept:
        kept -= {"national"}
    return "org:" + "-".join(sorted(fold_name(w) if len(w) > 5 else w for w in kept)) if kept else ""
