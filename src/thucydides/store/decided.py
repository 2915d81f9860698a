"""A person's decisions laid over what the program read: rejected claims left out, corrected fields put in.

What was read stays in the database untouched; decisions are applied whenever claims are asked for, so undoing one is
leaving it out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import get_args

import msgspec

from thucydides.errors import InputError
from thucydides.model.claim import Claim, Facets, Hedge, Link, PlaceFacet, QuantityFacet, TimeFacet
from thucydides.model.event import Decision, in_force


def apply(claims: Iterable[Claim], decisions: Sequence[Decision]) -> list[Claim]:
    """Return the claims with the decisions in force applied, in the given order."""
    standing = in_force(decisions)
    rejected = {claim for decision in standing if decision.kind == "reject" for claim in decision.claims}
    corrections: dict[str, list[Decision]] = {}
    for decision in standing:
        for identity in decision.claims if decision.kind == "correct" else ():
            corrections.setdefault(identity, []).append(decision)
    return [_with(claim, corrections.get(claim.id, [])) for claim in claims if claim.id not in rejected]


def _with(claim: Claim, corrections: Sequence[Decision]) -> Claim:
    for decision in corrections:
        claim = corrected(claim, decision)
    return claim


def corrected(claim: Claim, decision: Decision) -> Claim:
    """Return the claim with one field set by a person; ``InputError`` when the value does not fit the field."""
    reason = f"{decision.field} corrected by {decision.who} on {decision.when[:10]}: {decision.reason}"
    change = {"voice": _voice, "hedge": _hedge, "place": _place, "when": _when, "quantity": _quantity}.get(
        decision.field
    )
    if change is None:
        raise InputError(
            "decide.invalid", f"{decision.field!r} cannot be corrected", hint="voice, hedge, place, when, quantity"
        )
    return msgspec.structs.replace(change(claim, decision.value, reason), reasons=(*claim.reasons, reason))


def _voice(claim: Claim, value: str, reason: str) -> Claim:
    outlets = tuple(link for link in claim.chain if link.kind == "outlet")
    voice = Link("voice", value, claim.source[0] if claim.source else None, " ".join(value.casefold().split()))
    relays = tuple(link for link in claim.chain[:-1] if link.kind == "relay")
    return msgspec.structs.replace(claim, chain=(*outlets, *relays, voice))


def _hedge(claim: Claim, value: str, reason: str) -> Claim:
    if value not in get_args(Hedge):
        raise InputError("decide.invalid", f"no hedge {value!r}", hint=", ".join(get_args(Hedge)))
    return msgspec.structs.replace(claim, hedge=value)


def _place(claim: Claim, value: str, reason: str) -> Claim:
    return _faceted(claim, places=(PlaceFacet(claim.content[0], name=value, reason=reason),))


def _when(claim: Claim, value: str, reason: str) -> Claim:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    try:
        year, month, day = (int(part) if part else 0 for part in match.groups()) if match else (0, 0, 0)
        start = dt.date(year, month or 1, day or 1)
    except ValueError as error:
        raise InputError("decide.invalid", f"{value!r} is not a date", hint="like 2024-05-12 or 2024-05") from error
    end = start + dt.timedelta(1) if day else _next(start, months=1 if month else 12)
    bounds = (f"{start.isoformat()}T00:00:00Z", f"{end.isoformat()}T00:00:00Z")
    precision = "day" if day else "month" if month else "year"
    time = TimeFacet(claim.content[0], "DATE", value, value, *bounds, precision=precision, anchor="explicit")
    return _faceted(claim, times=(time,))


def _next(start: dt.date, *, months: int) -> dt.date:
    total = start.year * 12 + start.month - 1 + months
    return dt.date(total // 12, total % 12 + 1, 1)


def _quantity(claim: Claim, value: str, reason: str) -> Claim:
    match = re.fullmatch(r"(\d+)?(\.\.)?(\d+)?", value)
    if not match or not any(match.groups()) or (match[2] is None and match[3]):
        raise InputError("decide.invalid", f"{value!r} is not a count", hint="like 4, 4..6, 4.. or ..6")
    low = float(match[1]) if match[1] else None
    high = (float(match[3]) if match[3] else None) if match[2] else low
    first = claim.facets.quantities[0] if claim.facets.quantities else QuantityFacet(claim.content[0])
    changed = msgspec.structs.replace(first, value=low if low == high else None, low=low, high=high)
    return _faceted(claim, quantities=(changed, *claim.facets.quantities[1:]))


def _faceted(claim: Claim, **facets: tuple[object, ...]) -> Claim:
    return msgspec.structs.replace(claim, facets=_replace(claim.facets, facets))


def _replace(facets: Facets, changes: dict[str, tuple[object, ...]]) -> Facets:
    return msgspec.structs.replace(facets, **changes)
