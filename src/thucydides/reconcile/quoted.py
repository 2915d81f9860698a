"""Quotation integrity: the same quoted words given to two speakers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from thucydides.model.claim import Claim
from thucydides.model.document import Document
from thucydides.model.event import Alert, Evidence
from thucydides.reconcile.spelling import shingles, tokens

SIZE = 6  # words in a row that two quotations must share
SHARE = 0.6  # of the shorter quotation's runs


def conflicts(claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[Alert]:
    """Return one alert for each pair of speakers to whom the same quoted words are given, in order of id."""
    quoted = [c for c in claims if c.kind in ("direct", "mixed") and len(c.chain) > 1 and c.speaker.name]
    runs = {c.id: shingles(tokens(c.words(documents[c.document].text)), SIZE) for c in quoted}
    index: dict[tuple[str, ...], list[Claim]] = {}
    found: dict[tuple[str, ...], Alert] = {}
    for claim in sorted(quoted, key=lambda c: (documents[c.document].published.value or "~", c.id)):
        rivals = {rival.id: rival for run in sorted(runs[claim.id]) for rival in index.get(run, ())}
        for rival in rivals.values():
            if _same_words(runs[claim.id], runs[rival.id]) and not same_speaker(claim, rival) and _apart(claim, rival):
                pair = tuple(sorted((_who(claim), _who(rival))))
                words = tuple(sorted(runs[claim.id] & runs[rival.id])[0])
                found.setdefault((*pair, *words), _alert(rival, claim, documents))
        for run in runs[claim.id]:
            index.setdefault(run, []).append(claim)
    unique = {(alert.claims, alert.text): alert for alert in found.values()}
    return sorted(unique.values(), key=lambda a: a.id)


def _same_words(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    return bool(one and other) and len(one & other) >= SHARE * min(len(one), len(other))


def same_speaker(one: Claim, other: Claim) -> bool:
    """Tell whether two claims name one speaker: equal key, or one name within the other."""
    mine, theirs = tokens(one.speaker.name), tokens(other.speaker.name)
    if one.speaker.voice and one.speaker.voice == other.speaker.voice:
        return True
    return bool(mine and theirs) and (set(mine) <= set(theirs) or set(theirs) <= set(mine))


def _apart(one: Claim, other: Claim) -> bool:
    """Tell whether the words stand in two places: a claim within another's words is their chain, not a conflict."""
    return one.document != other.document or not any(a.overlaps(b) for a in one.content for b in other.content)


def _who(claim: Claim) -> str:
    return claim.speaker.voice or claim.speaker.name


def _alert(first: Claim, second: Claim, documents: Mapping[str, Document]) -> Alert:
    told = [f"{c.speaker.name} ({documents[c.document].outlet or 'outlet not said'})" for c in (first, second)]
    words = " ".join(first.words(documents[first.document].text).split())
    cut = words if len(words) <= 90 else words[:90].rsplit(" ", 1)[0] + " ..."
    return Alert(
        "two-speakers", f"the same words are given to {told[0]} and to {told[1]}: {cut}", (first.id, second.id),
        tuple(dict.fromkeys((first.document, second.document))),
        tuple(Evidence(c.document, c.content[0]) for c in (first, second)),
    )  # fmt: skip
