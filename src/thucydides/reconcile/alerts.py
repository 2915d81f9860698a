"""What a reader must see of an event: a hedge lost on the way, a correction, a retraction, an undated report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from thucydides.model.claim import Claim, plain
from thucydides.model.document import Document
from thucydides.model.event import Alert, Evidence, FieldState, Origin, Reading
from thucydides.model.span import Span

LOOSE = frozenset({"unconfirmed", "possible", "probable"})
CORRECTED = re.compile(r"\bcorrect(?:ion|ed|s)\b|\bearlier version\b|\bcorrects an earlier\b", re.IGNORECASE)
RETRACTED = re.compile(
    r"\bretract(?:s|ed|ion)?\b|\bwithdr(?:aws?|ew|awn)\b (?:its|the|our|this|that|an?) "
    r"(?:report|story|claim|statement|post|video)"
    r"|\b(?:we|has|have) (?:deleted|removed|taken down|withdrawn)\b|\bis (?:no longer|not) (?:accurate|true)\b"
    r"|\bwas (?:false|wrong|untrue|not true|in error|published in error|mistaken)\b",
    re.IGNORECASE,
)


def hedge_lost(
    origins: Sequence[Origin], claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> Iterator[Alert]:
    """Yield an alert for each report that tells as fact what the report it leans on told with a hedge."""
    for origin in origins:
        mine = sorted(
            (claims[c] for c in origin.claims), key=lambda c: (documents[c.document].published.value or "~", c.id)
        )
        for edge in (e for e in origin.edges if e.kind in ("citation", "agency", "reuse")):
            hedged = [c for c in mine if _of(documents[c.document], edge.on) and c.hedge in LOOSE]
            bare = [c for c in mine if c.document == edge.document and c.hedge == "asserted"]
            if hedged and bare:
                yield _lost(hedged[0], bare[0], documents)


def _of(document: Document, on: str) -> bool:
    return on in (document.outlet, document.id)


def _lost(hedged: Claim, bare: Claim, documents: Mapping[str, Document]) -> Alert:
    first, second = documents[hedged.document], documents[bare.document]
    text = (
        f"{second.outlet or 'a report'} tells as fact what {first.outlet or 'its source'} told as {hedged.hedge}: "
        f"{' '.join(hedged.words(first.text).split())}"
    )
    return Alert(
        "hedge-lost", text, (hedged.id, bare.id), (first.id, second.id),
        (Evidence(first.id, hedged.content[0]), Evidence(second.id, bare.content[0])),
    )  # fmt: skip


def withdrawals(documents: Mapping[str, Document]) -> dict[str, str]:
    """Return (withdrawn document, withdrawing document): the same outlet takes an earlier report back."""
    found: dict[str, str] = {}
    for later in documents.values():
        if not RETRACTED.search(later.text) or not later.outlet:
            continue
        for earlier in documents.values():
            before = (earlier.published.value or "~") <= (later.published.value or "~")
            if (
                earlier.id != later.id
                and earlier.outlet == later.outlet
                and before
                and len(_names(later) & _names(earlier)) > 1
            ):
                found[earlier.id] = later.id
    return found


def _names(document: Document) -> set[str]:
    return set(re.findall(r"\b[A-Z][a-z]{3,}\b", document.text))


def corrections(
    fields: Iterable[FieldState], claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> Iterator[Alert]:
    """Yield an alert for each count that the same origin or outlet later replaced in a report that says it corrects."""
    for field in fields:
        late = [r for r in field.readings if not r.superseded]
        for old in (r for r in field.readings if r.superseded):
            new = next((r for r in late if r.by == old.by), None)
            said = new and next((c for c in new.claims if CORRECTED.search(documents[claims[c].document].text)), None)
            if new and said:
                document = documents[claims[said].document]
                text = (
                    f"{document.outlet or 'a report'} corrects {field.name}: {_told(old)} is replaced by {_told(new)}"
                )
                ids = (old.claims[0], said)
                yield Alert(
                    "correction",
                    text,
                    ids,
                    tuple(dict.fromkeys(claims[c].document for c in ids)),
                    _evidence(ids, claims),
                )


def _told(reading: Reading) -> str:
    return f"{plain(reading.low)}" if reading.low is not None and reading.low == reading.high else reading.value


def _evidence(ids: Sequence[str], claims: Mapping[str, Claim]) -> tuple[Evidence, ...]:
    return tuple(Evidence(claims[c].document, claims[c].content[0]) for c in ids)


def retractions(found: Mapping[str, str], documents: Mapping[str, Document]) -> Iterator[Alert]:
    """Yield an alert for each withdrawn report."""
    for earlier, later in sorted(found.items()):
        match = RETRACTED.search(documents[later].text)
        if match:
            text = (
                f"{documents[later].outlet} takes back its report of {documents[earlier].published.value or 'no date'}"
            )
            yield Alert("retraction", text, (), (earlier, later), (Evidence(later, Span(*match.span())),))


def undated(documents: Mapping[str, Document], spoken: Iterable[str]) -> Iterator[Alert]:
    """Yield an alert for each report without a date from which claims were read."""
    for identity in sorted(set(spoken)):
        document = documents[identity]
        if not document.published.value:
            name = f"{document.outlet or 'outlet not said'}, {document.title or identity}"
            yield Alert(
                "undated", f"no date of publication: {name}; its relative dates are not resolved", (), (identity,)
            )
