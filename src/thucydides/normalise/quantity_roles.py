"""What a number counts and what became of the counted: "at least four [people] were killed", "shot down 12 drones"."""

from __future__ import annotations

from collections.abc import Sequence

from thucydides.lang.numbers import Word, numeric, word_set
from thucydides.normalise.quantity_words import AUXILIARIES, PLURAL_SCALES, ROLES, STATES, THINGS

_STOP = word_set(". ; ! ? : ( )")
# Words between a number and its noun ("11 Ukrainian army officers"): four cover all but one in a hundred.
_NOUN_REACH = 4
_BEFORE, _AFTER = 9, 12
_NOT_NOUNS = word_set(
    "of and or in on at to from by for with as is was were are had have has been be the that which who whom while "
    "when where after before but not more other than also already said says then up down over under against near per"
)
# "evacuated from 12 villages", "killed in two attacks": the number tells where, not who.
_WHERE = frozenset({"in", "near", "at", "from", "on", "across", "to", "by", "after", "during", "with"})
_TOLL = frozenset({"toll", "deaths", "death", "fatalities"})
_SEIZED = frozenset({"hostage", "prisoner", "captive", "prisoners"})


def counted_at(words: Sequence[Word], at: int) -> tuple[str, int]:
    """Return the counted noun as written and the index behind it; ('', at) where none follows."""
    step = at
    if step < len(words) and words[step].low == "of":
        step += 1
        if step < len(words) and words[step].low in ("the", "its", "their", "his", "our"):
            step += 1
    for i in range(step, min(len(words), step + _NOUN_REACH)):
        low = words[i].low
        if low in THINGS:
            return _head(words, i)
        if low in _STOP or low == "," or low in _NOT_NOUNS or not (low[0].isalpha() or "-" in (low, words[i - 1].low)):
            break
    if step < len(words) and words[step].text.isalpha() and words[step].low not in _NOT_NOUNS | STATES:
        plural = next((i for i in (step, step + 1) if _plural(words, i)), None)
        if plural is not None:
            return words[plural].text, plural + 1
    return "", at


def _head(words: Sequence[Word], i: int) -> tuple[str, int]:
    """Prefer the last noun of a compound: "army officers", "guerrilla members", "apartment buildings"."""
    while i + 1 < len(words) and words[i + 1].low in THINGS and words[i + 1].low not in STATES:
        i += 1
    return words[i].text, i + 1


def _plural(words: Sequence[Word], i: int) -> bool:
    low = words[i].low if i < len(words) else ""
    return (
        len(low) > 3
        and low.endswith("s")
        and low.isalpha()
        and low not in _NOT_NOUNS
        and low not in PLURAL_SCALES
        and not low.endswith("ss")
    )


def role_at(words: Sequence[Word], first: int, number_end: int, end: int) -> str:
    """Return what became of the counted in ``words[first:end]``; '' where nothing says it."""
    inside = next((ROLES[w.low] for w in words[number_end:end] if w.low in STATES and w.low in ROLES), "")
    if inside:
        return inside
    return _state_after(words, end) or _verb_before(words, first) or _verb_after(words, end)


def _shot_down(words: Sequence[Word], i: int) -> str:
    if words[i].low in ("shot", "shooting", "brought") and i + 1 < len(words) and words[i + 1].low == "down":
        return "intercepted"
    if words[i].low in ("taken", "took") and i + 1 < len(words) and words[i + 1].low in _SEIZED:
        return "captured"
    if words[i].low == "took" and i + 1 < len(words) and words[i + 1].low in ("place", "part"):
        return ""
    return ROLES.get(words[i].low, "")


def _state_after(words: Sequence[Word], end: int) -> str:
    """Read "four dead", "12 were wounded", "people have been killed": a state right behind or behind its auxiliary."""
    for i in range(end, min(len(words), end + 6)):
        low = words[i].low
        if low in _STOP or low in (",", "and", "while", "but", "that") or numeric(low):
            return ""
        role = _shot_down(words, i)
        if role and (low in STATES or low == "shot"):
            near = i == end or any(words[j].low in AUXILIARIES for j in range(end, i))
            return role if near else ""
    return ""


def _verb_before(words: Sequence[Word], first: int) -> str:
    """Read "killing one", "killed hundreds of", "destroyed five tanks", "death toll rose to 20"."""
    for i in range(first - 1, max(-1, first - _BEFORE - 1), -1):
        low = words[i].low
        if low in _STOP:
            return ""
        role = _shot_down(words, i)
        if not role:
            continue
        if words[first - 1].low in _WHERE and i != first - 1 and low not in _TOLL:
            return ""
        passive = i and words[i - 1].low in ("was", "were", "been", "being", "are", "be")
        between = [word.low for word in words[i + 1 : first]]
        if passive and any(word in (",", "and", "in", "by", "after", "when", "where") for word in between):
            return ""
        return "" if role == "casualties" else role
    return ""


def _verb_after(words: Sequence[Word], end: int) -> str:
    """Read "nine villages ... were seized": an auxiliary and a state further on in the clause."""
    part = False
    for i in range(end, min(len(words), end + _AFTER)):
        low = words[i].low
        part = part or low in ("including", "among")
        if low in _STOP or (numeric(low) and not part) or low in ("while", "but", "after", "when"):
            return ""
        role = _shot_down(words, i)
        if role and low in STATES and (words[i - 1].low in AUXILIARIES or (part and words[i - 1].low == ",")):
            return role
    return ""
