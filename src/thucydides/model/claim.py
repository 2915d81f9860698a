"""Claims: one proposition by one voice, with its exact words, its chain and its facets."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from thucydides.model.ids import digest
from thucydides.model.span import Span

Kind = Literal["direct", "indirect", "mixed", "own"]
Stance = Literal[
    "states", "claims", "admits", "denies", "warns", "threatens", "promises", "demands", "orders", "predicts",
    "doubts", "asks", "corrects",
]  # fmt: skip
Hedge = Literal["asserted", "probable", "possible", "unconfirmed", "conditional", "planned", "expected"]
Polarity = Literal["affirmed", "denied"]
LinkKind = Literal["outlet", "relay", "voice"]


class Link(Struct, frozen=True):
    """One link of an attribution chain. ``span``: the words it was read from (None for the outlet itself).

    ``name`` is the resolved full name or description ("Oleksandr Syrskii"; "one Ukrainian officer"); ``voice`` is a
    key that is equal for the same speaker ('' when the speaker is unnamed: such a voice is one only inside a document).
    ``medium``: Telegram, X, interview, ... as the text says it.
    """

    kind: LinkKind
    name: str
    span: Span | None = None
    voice: str = ""
    medium: str = ""
    named: bool = True  # False: an unnamed voice, known by its description only
    office: str = ""  # "commander-in-chief of the Ukrainian armed forces", where the text says it


class TimeFacet(Struct, frozen=True):
    """A TIMEX3 with the interval ``[start, end)`` it denotes (UTC, RFC 3339; '' : open or unresolved)."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str  # TIMEX3 value; '' : unresolved
    edtf: str = ""
    start: str = ""
    end: str = ""
    mod: str = ""
    precision: str = ""  # year, month, week, day, part-of-day, hour, minute
    anchor: Literal["explicit", "document", "narrative", "none"] = "none"
    role: Literal["event", "speaking", "as-of", "deadline", "mentioned"] = "event"


class PlaceFacet(Struct, frozen=True):
    """A toponym; ``place`` is '' when it could not be resolved (and stays visible as such)."""

    span: Span
    place: str = ""  # "geonames:706483"
    name: str = ""  # the gazetteer's main name
    country: str = ""  # ISO 3166-1 alpha-2
    admin: str = ""  # id of the first-level region
    lat: float | None = None
    lon: float | None = None
    radius_km: float = 0.0
    precision: Literal["point", "settlement", "raion", "oblast", "country", "region", "relative", "unresolved"] = (
        "unresolved"
    )
    role: Literal["event", "mentioned", "dateline", "actor"] = "event"
    runners_up: tuple[str, ...] = ()
    reason: str = ""


class QuantityFacet(Struct, frozen=True):
    """A count as a closed interval ``[low, high]`` (None: open end); ``value`` only where one number is stated."""

    span: Span
    value: float | None = None
    low: float | None = None
    high: float | None = None
    mod: str = ""  # EQUAL, LESS_THAN, EQUAL_OR_MORE, APPROX, ...
    unit: str = ""  # "" for countable things, else km, %, USD, day, ...
    counted: str = ""  # the noun as written: "civilians", "villages"
    role: str = ""  # killed, wounded, missing, captured, displaced, destroyed, ...
    is_count: bool = True
    subset_of: Span | None = None  # the quantity it is part of: "12 civilians, including three children"


def plain(value: float) -> str:
    """Return a number as people write it: ``4``, ``2000000``, ``3.5``; never ``2e+06``."""
    return str(int(value)) if value == int(value) else f"{value:g}"


class ActorFacet(Struct, frozen=True):
    """Someone who acts or is acted on in the content ("Russian forces")."""

    span: Span
    name: str
    role: Literal["agent", "target", "mentioned"] = "mentioned"


class TypeFacet(Struct, frozen=True):
    """An event type of ``docs/reference/event-types.md`` with the trigger words it was read from."""

    span: Span
    type: str  # "strike", "killed", "territory-taken", ...
    reason: str = ""


class Facets(Struct, frozen=True):
    """The normalised values of one claim, each with its span."""

    times: tuple[TimeFacet, ...] = ()
    places: tuple[PlaceFacet, ...] = ()
    quantities: tuple[QuantityFacet, ...] = ()
    actors: tuple[ActorFacet, ...] = ()
    types: tuple[TypeFacet, ...] = ()


class Claim(Struct, frozen=True):
    """One proposition by one voice at one time.

    ``content`` holds the parts of a (possibly discontinuous) content; ``chain`` runs from the outlet to the ultimate
    voice. An own assertion (``kind == "own"``) has no source and no cue, and its chain ends with the outlet.
    """

    document: str
    content: tuple[Span, ...]
    kind: Kind
    chain: tuple[Link, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    stance: Stance = "states"
    hedge: Hedge = "asserted"
    polarity: Polarity = "affirmed"
    hedge_spans: tuple[Span, ...] = ()  # the words that hedge
    polarity_spans: tuple[Span, ...] = ()  # the words that deny
    facets: Facets = Facets()
    attitude: bool = False  # a wish or belief ("wants", "blasted"): benched, not a claim of the ledger
    reasons: tuple[str, ...] = ()  # how it was found, one sentence a step
    confidence: float | None = None  # calibrated chance that content and source are right; None: read by rule alone

    @property
    def id(self) -> str:
        """Digest of document, content, source and cue: facets and judgements may be corrected, the words not."""
        return digest("claim", self.document, self.content, self.source, self.cue)

    def words(self, text: str) -> str:
        """Return the content as written, its parts joined by ' ... '."""
        return " ... ".join(span.of(text) for span in self.content)

    @property
    def speaker(self) -> Link:
        """The last link: the ultimate voice (the outlet for own assertions)."""
        return self.chain[-1]
