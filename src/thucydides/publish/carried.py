"""What the words outside quotations may be: names, numbers, dates and words that the cited claims carry.

The names that a claim is told with (voice, office, relays, outlet, place) are taken out first, whole; what is left is
dates, numbers and words, each of which must be carried or belong to the templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from msgspec import Struct

from thucydides.model.claim import Claim
from thucydides.model.event import Event, State
from thucydides.publish.phrase import (
    HEDGES,
    PLURAL,
    VERBS,
    Documents,
    bounds,
    days_of,
    flat,
    noun_of,
    outlet_of,
    published_of,
    voice_of,
)
from thucydides.publish.report_model import Unsupported

DATE = re.compile(r"\b\d{4}(?:-\d\d){1,2}(?:T[\d:.+Z-]+)?|\b(?:1[89]|20)\d\d\b")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today|tomorrow|tonight"
DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{MONTHS})|(?:{MONTHS}) \d{{1,2}}|{DAYS})\b", re.IGNORECASE
)
NUMBER = re.compile(r"(?:(?:at least|up to) )?\d+(?:[.,]\d+)*(?: to \d+(?:[.,]\d+)*)?")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
NAMES = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)+")
NUMBER_WORDS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
    millions dozen dozens several scores half both""".split()  # noqa: SIM905  a list this long is read as words
)
STATES = frozenset(get_args(State))
#: Every word the templates may add; anything else must come from the cited claims.
TEMPLATE = frozenset(
    {"at", "on", "near", "to", "through", "against", "no", "date", *VERBS.values(), *PLURAL.values(), *HEDGES.values()}
    | {"denied"}
)


class Bench(Struct, frozen=True):
    """The claims that words are held against, with their documents and the event that is told."""

    claims: tuple[Claim, ...]
    documents: Documents
    event: Event | None

    def names(self) -> list[str]:
        """Return every name a sentence may use whole, longest first."""
        found = {self.event.where} if self.event else set()
        for claim in self.claims:
            document = self.documents[claim.document]
            found |= {voice_of(claim, document), outlet_of(document)}
            found |= {piece for link in claim.chain for piece in (link.name, link.office, link.medium)}
            found |= {facet.name for facet in claim.facets.places}
        return sorted(filter(None, found), key=lambda name: (-len(name), name))

    def without_names(self, text: str) -> str:
        """Return ``text`` with the names taken out whole."""
        for name in self.names():
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " | ", text, flags=re.IGNORECASE)
        return text

    def quoted(self) -> str:
        """Return the claims' own words."""
        return " ".join(flat(claim.words(self.documents[claim.document].text)) for claim in self.claims)

    def words(self) -> str:
        """Return the claims' own words and the event's type and fields."""
        heads = (self.event.type, *(field.name for field in self.event.fields)) if self.event else ()
        return " ".join((self.quoted(), *heads)).replace("-", " ").replace(":", " ")

    def dates(self) -> set[str]:
        """Return the days that may be told: of publication, and of the claims' own times where no event gives one."""
        found = {published_of(self.documents[claim.document]) for claim in self.claims}
        if self.event is None or not self.event.start:
            times = [time for claim in self.claims for time in claim.facets.times]
            found |= {date for time in times for date in (time.edtf, time.value, time.start[:10])}
        return found - {""}

    def numbers(self) -> set[str]:
        """Return the counts that may be told, each with its bound: ``4``, ``at least 4``, ``up to 60``, ``3 to 5``."""
        told = [bounds(facet) for claim in self.claims for facet in claim.facets.quantities]
        ids = {claim.id for claim in self.claims}
        fields = self.event.fields if self.event else ()
        told += [bounds(reading) for field in fields for reading in field.readings if ids & set(reading.claims)]
        figures = NUMBER.findall(DATE.sub(" ", DAY.sub(" ", self.quoted())))
        return {*(number.removesuffix(", ") for number in told), *figures} - {""}


def remainder(text: str, bench: Bench) -> Iterator[Unsupported]:
    """Yield what ``text`` (words outside quotations) states that ``bench`` does not carry."""
    text = bench.without_names(_without_head(text, bench.event))
    carried = bench.quoted().casefold()
    yield from (Unsupported(day, "date") for day in DAY.findall(text) if day.casefold() not in carried)
    text = DAY.sub(" | ", text)
    yield from (Unsupported(date, "date") for date in DATE.findall(text) if date not in bench.dates())
    text = DATE.sub(" | ", text)
    yield from (Unsupported(number, "number") for number in NUMBER.findall(text) if number not in bench.numbers())
    yield from _words(NUMBER.sub(" | ", text), bench)


def _without_head(text: str, event: Event | None) -> str:
    """Take off the event's own days and ``FIELD PLACE, STATE:`` where the event has a field in that state."""
    if event is None:
        return text
    text = text.replace(f" on {days_of(event)}:", ":") if event.start else text
    for field in event.fields:
        text = re.sub(rf"^{re.escape(noun_of(field))}\b(.*?), {field.state}: ", r"\1: ", text)
    return text


def _words(text: str, bench: Bench) -> Iterator[Unsupported]:
    carried = bench.words().casefold()
    known = set(WORD.findall(carried))
    yield from (Unsupported(run, "name") for run in NAMES.findall(text) if run.casefold() not in carried)
    for word in WORD.findall(text):
        folded = word.casefold()
        if folded in STATES:
            yield Unsupported(word, "state")
        elif folded not in known and folded not in TEMPLATE and not _parts(folded) <= known:
            yield Unsupported(word, _kind(word))


def _parts(word: str) -> set[str]:
    return {part for part in re.split(r"['’-]", word) if part and part != "s"}


def _kind(word: str) -> str:
    if word.casefold() in NUMBER_WORDS:
        return "number"
    return "name" if word[0].isupper() else "word"
