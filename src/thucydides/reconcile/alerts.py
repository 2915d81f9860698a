"""What a reader must see of an event: a hedge lost on the way, a correction, a retraction, an undated report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from thucydides.model.claim import Claim, plain
from thucydides.model.document import Document
from thucydides.model.event import Alert, Evidence, FieldState, Origin, Reading
from thucydides.model.span import Span
from thucydides.reconcile.spelling import tokens

LOOSE = frozenset({"unconfirmed", "possible", "probable"})
CORRECTED = re.compile(r"\bcorrect(?:ion|ed|s)\b|\bearlier version\b|\bcorrects an earlier\b", re.IGNORECASE)
_STORY = r"(?:report|story|claim|statement|post|video|article|dispatch|item)s?"
#: The outlet takes back its own story. That somebody calls a claim false is a denial, not a withdrawal.
RETRACTED = re.compile(
    rf"\b(?:retract(?:s|ed)?|withdr(?:aws?|ew|awn))\b (?:its|the|our|this|that|an?) (?:\w+ ){{0,2}}{_STORY}\b"
    rf"|\b(?:we|[Ee]ditors|has|have) (?:have )?(?:deleted|removed|taken down|withdrawn|retracted) "
    rf"(?:its|the|our|this|that|an?) (?:\w+ ){{0,2}}{_STORY}\b"
    rf"|\b(?:our|this|the) (?:earlier|previous|original) {_STORY}\b[^.]{{0,40}}? (?:was|were|is|has been|have been) "
    r"(?:false|wrong|untrue|in error|published in error|mistaken|withdrawn|retracted|deleted|removed)\b"
    rf"|\b(?:our|this) {_STORY} (?:was|were|is|has been) (?:false|wrong|untrue|in error|published in error|mistaken|"
    r"withdrawn|retracted|deleted)\b|^retraction\b",
    re.IGNORECASE | re.MULTILINE,
)
#: Share of the shorter report's telling words that a withdrawal names again, and how many at least.
AIMED, AIMED_LEAST = 0.5, 3


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
    """Return (withdrawn document, withdrawing document): the same outlet takes an earlier report back.

    Of the outlet's earlier reports only those are meant whose words the withdrawal tells again.
    """
    taking = [d for d in documents.values() if d.outlet and RETRACTED.search(d.text)]
    outlets = {document.outlet for document in taking}
    held: dict[str, list[Document]] = {}
    for document in documents.values():
        if document.outlet in outlets:
            held.setdefault(document.outlet, []).append(document)
    found: dict[str, str] = {}
    for later in sorted(taking, key=_moment):
        for earlier in held[later.outlet]:
            if _moment(earlier) < _moment(later) and not RETRACTED.search(earlier.text) and _aimed(later, earlier):
                found.setdefault(earlier.id, later.id)
    return found


def _moment(document: Document) -> tuple[str, str]:
    return document.published.value or "~", document.id


def _aimed(later: Document, earlier: Document) -> bool:
    mine, theirs = _telling(later), _telling(earlier)
    shared = len(mine & theirs)
    return shared >= AIMED_LEAST and shared >= AIMED * min(len(mine), len(theirs))


def _telling(document: Document) -> frozenset[str]:
    """Return the words that tell one story from another: numbers and longer words, without the outlet's own name."""
    own, text = set(tokens(document.outlet)), document.text
    return frozenset(w for w in tokens(text) if (len(w) > 4 or w.isdigit()) and w not in own and w not in STOCK)


STOCK = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december withdraws withdrew withdrawn retracts retracted story report article statement source
    saying mistaken substitute issued correction according reported after there their which about""".split()  # noqa: SIM905
)


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


def circular(origins: Sequence[Origin], documents: Mapping[str, Document]) -> Iterator[Alert]:
    """Yield an alert for each pair of outlets that give one another as the source of one event."""
    cites = {
        (documents[edge.document].outlet, edge.on): edge
        for origin in origins
        for edge in origin.edges
        if edge.kind in ("citation", "agency")
    }
    for (outlet, on), edge in sorted(cites.items()):
        back = cites.get((on, outlet))
        if back and outlet < on:
            text = f"{outlet} cites {on} and {on} cites {outlet}: nobody is named who could know"
            yield Alert("circular", text, (), (edge.document, back.document), (*edge.evidence, *back.evidence))


def undated(documents: Mapping[str, Document], spoken: Iterable[str]) -> Iterator[Alert]:
    """Yield an alert for each report without a date from which claims were read."""
    for identity in sorted(set(spoken)):
        document = documents[identity]
        if not document.published.value:
            name = f"{document.outlet or 'outlet not said'}, {document.title or identity}"
            yield Alert(
                "undated", f"no date of publication: {name}; its relative dates are not resolved", (), (identity,)
            )
