"""Side and standing of a voice: from the theatre file where it is listed, else derived from its name and said to be so.

Standing says how a voice is placed to know, never whether it is right. ``role`` ("mayor", "hospital") joins the short
and the full name of one office inside one event.
"""
# ruff: noqa: E501  one rule a line is easier to compare than rules cut at 120

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from thucydides.model.event import Standing
from thucydides.model.theatre import Side, Theatre
from thucydides.reconcile.spelling import fold, name_key, tokens

_PARTY = (
    r"ministr(?:y|ies|er|ers)|general staff|army|armed forces|military|troops|forces?|navy|air force|air defen[cs]es?|"
    r"command(?:er|ers)?|brigade|battalion|regiment|soldiers?|officers?|servicem[ae]n|kremlin|president|government|"
    r"presidency|chancellery|security service|intelligence|border guards?|parliament|spokes(?:man|woman|person) for the"
    r"|general|colonel|chief of staff|joint staff|war office|diplomats?|foreign secretary|prime minister"
)
#: First match decides; the third value is the role that joins one office's names.
_LEXICON: tuple[tuple[str, Standing, str], ...] = (
    (r"satellite|imagery|seismic|orbital|radar data|thermal|geolocated", "sensor", ""),
    (r"asked not to be|condition of anonymity|anonymous|not be named|familiar with|declined to be named", "anonymous", ""),
    (r"sources?|insiders?", "anonymous", ""),
    (r"hospitals?|clinics?|doctors?|medics?|surgeons?|nurses?|paramedics?|morgue|ambulance service", "witness-institution", "hospital"),
    (r"head ?(?:teacher|master|mistress)|headmistress|headmaster|principal|school", "witness-institution", "school"),
    (r"port authority|harbou?r master|airport|railways?|power plant|grid operator|utility|energy company|water company|"
     r"plant manager", "witness-institution", "operator"),
    (r"red cross|red crescent|amnesty|human rights|observatory|monitors?|monitoring|un|united nations|osce|iaea|charity|"
     r"relief|aid (?:group|agency|workers?)|ngos?|doctors without borders|unicef|unhcr|ocha|who", "ngo", ""),
    (r"(?:deputy |regional )?governors?|regional (?:military )?administration|oblast head|head of the region", "party-civil", "governor"),
    (r"mayors?|city hall", "party-civil", "mayor"),
    (r"rescue(?:rs)?|rescue services?|emergency (?:services?|ministry|workers?)|firefighters?|fire (?:service|brigade)|"
     r"civil defen[cs]e", "party-civil", "rescue"),
    (r"police", "party-civil", "police"),
    (r"prosecutors?|prosecutor general", "party-civil", "prosecutor"),
    (r"(?:city|town|village|district|local|municipal|regional) (?:council|authorit(?:y|ies)|officials?|administration|"
     r"government)|council|municipality|authorit(?:y|ies)", "party-civil", "council"),
    (r"(?:eye ?)?witness(?:es)?|residents?|villagers?|survivors?|locals?|shopkeepers?|stallholders?|ferryman|farmers?|"
     r"neighbou?rs?|passers? ?by|reporters?|correspondents?|photographers?|crew|pensioners?|teachers?|drivers?|workers?",
     "witness", ""),
    (_PARTY, "party", "forces"),
    (r"officials?|spokes(?:man|woman|person)", "anonymous", ""),
)  # fmt: skip
_RULES = tuple((re.compile(rf"\b(?:{words})\b"), standing, role) for words, standing, role in _LEXICON)
_FORCES = re.compile(rf"\b(?:{_PARTY})\b")
_STATE_WORDS = r"(?:[Mm]inistry|[Ss]taff|[Aa]rmy|[Ff]orces|[Gg]overnment|[Pp]resident|[Mm]ilitary|[Nn]avy|[Cc]ommand)"
_OF = re.compile(rf"{_STATE_WORDS}[\w ]*? of (?:the )?([A-Z]\w{{2,}})")
_BEFORE = re.compile(
    r"\b([A-Z]\w{2,})(?:['’]s)? (?:[a-zA-Z]+ )?(?:[Mm]inistry|[Gg]eneral [Ss]taff|[Aa]rmy|[Ff]orces|[Mm]ilitary|[Tt]roops|"
    r"[Oo]fficials?|[Gg]overnment|[Nn]avy|[Cc]ommand|[Ss]oldiers?)\b"
)
_PAREN = re.compile(r"\(([A-Z]\w{2,})\)")
_COMMON = frozenset(
    [
        "defence",
        "defense",
        "general",
        "foreign",
        "interior",
        "senior",
        "local",
        "regional",
        "the",
        "joint",
        "armed",
        "air",
        "ministry",
        "our",
        "their",
        "its",
        "state",
        "national",
        "military",
        "two",
        "three",
        "several",
        "some",
        "former",
        "central",
        "supreme",
        "high",
    ]
)
_ARTICLES = frozenset(["the", "a", "an", "its", "his", "her", "their", "our"])
#: How far a demonym may run past its country's name: Borea -> Borean, Tolmark -> Tolmarkian, Arland -> Arlandic.
_DEMONYM = re.compile(r"(?:|s|n|an|ian|ean|ish|ic|er|ese|i|in|ine)$")


class Placed(Struct, frozen=True):
    """How a voice is placed: ``derived`` when read from the name; ``office``: an office or body, not a person's name."""

    standing: Standing
    side: str = ""
    derived: bool = True
    role: str = ""


class Sides:
    """The sides of one run: those of the theatre, and states that the names themselves speak of."""

    def __init__(self, theatre: Theatre, names: Iterable[str] = ()) -> None:
        """Take the theatre and every name of the run; names only teach which words are states."""
        self._listed = tuple(_entries(theatre))
        self._theatre = theatre
        self._outlets = {fold(name): side.name for side in theatre.sides for name in side.outlets}
        self._states = _states(names)
        self._known: dict[tuple[str, str], Placed] = {}

    def place(self, name: str, office: str = "") -> Placed:
        """Return side and standing of a voice or outlet by its name and, where the text says it, its office."""
        if (name, office) not in self._known:
            self._known[name, office] = self._place(name, office)
        return self._known[name, office]

    def _place(self, name: str, office: str) -> Placed:
        listed = self._from_theatre(name)
        lexical = _lexical(f"{name}, {office}" if office else name)
        if listed is not None:
            return Placed(listed[1], listed[0], derived=False, role=lexical.role)
        side = self._derived_side(f"{name} {office}")
        if side and lexical.standing in ("anonymous", "unknown") and self._speaks_for_state(name, lexical.standing):
            return Placed("party", side, derived=True, role="forces")
        if not side or lexical.standing not in ("party", "party-civil"):
            return lexical
        return Placed(lexical.standing, side, derived=True, role=lexical.role)

    def _speaks_for_state(self, name: str, standing: Standing) -> bool:
        """Tell whether "Borea" or "Borean officials" is meant; not "a source in Borea" or "Maria Borea"."""
        words = [word for word in tokens(name) if word not in _ARTICLES]
        return len(words) == 1 or (standing == "anonymous" and words[-1].startswith(("official", "spokes")))

    def _from_theatre(self, name: str) -> tuple[str, Standing] | None:
        folded = fold(name)
        if folded in self._outlets:
            return self._outlets[folded], "party"
        words = tuple(name_key(word) for word in tokens(name) if word not in _ARTICLES)
        found = [(len(entry), side, standing) for entry, side, standing in self._listed if _names(entry, words)]
        best = max(found, default=None, key=lambda row: (row[0], row[2] == "party-civil", row[1]))
        return (best[1], best[2]) if best else None

    def _derived_side(self, name: str) -> str:
        for side in self._theatre.sides:
            if any(f" {fold(word)} " in f" {fold(name)} " for word in (*side.demonyms, side.name)):
                return side.name
        for word in tokens(name):
            for state, shown in self._states:
                if _same_state(word, state):
                    return shown
        return ""

    def side_of_actor(self, name: str) -> str:
        """Return the side that an acting group belongs to by its adjective ("Borean forces"), or ''."""
        listed = self._from_theatre(name)
        return listed[0] if listed else self._derived_side(name)


def _entries(theatre: Theatre) -> Iterable[tuple[tuple[str, ...], str, Standing]]:
    for side in theatre.sides:
        yield from ((_key(name), side.name, "party") for name in _party_names(side))
        yield from ((_key(name), side.name, "party-civil") for name in side.civil)


def _party_names(side: Side) -> tuple[str, ...]:
    return (side.name, *side.party)


def _key(name: str) -> tuple[str, ...]:
    return tuple(name_key(word) for word in tokens(name) if word not in _ARTICLES)


def _names(entry: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Tell whether a listed name is meant: one word must be the whole name; of a person the surname is enough."""
    if not entry or not words:
        return False
    if len(entry) == 1:
        return words == entry
    if set(entry) <= set(words):
        return True
    person = len(entry) == 2 and not _lexical(" ".join(entry)).role
    return person and words[-1] == entry[1] and len(words) <= 2 and (len(words) == 1 or bool(_FORCES.search(words[0])))


def _lexical(name: str) -> Placed:
    folded = fold(name)
    for pattern, standing, role in _RULES:
        if pattern.search(folded):
            return Placed(standing, role=role)
    return Placed("unknown")


def _states(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return (folded, as written) names of states that ministries and armies of the run are named after."""
    found = {
        match for name in names for pattern in (_OF, _BEFORE, _PAREN) for match in pattern.findall(name)
        if fold(match) not in _COMMON
    }  # fmt: skip
    kept: list[tuple[str, str]] = []
    for shown in sorted(found, key=lambda word: (len(word), word)):
        if not any(_same_state(fold(shown), state) for state, _ in kept):
            kept.append((fold(shown), shown))
    return tuple(kept)


def _same_state(word: str, state: str) -> bool:
    if word == state:
        return True
    stem = state[:-1] if state[-1:] in "aeiouy" else state
    return (
        len(stem) >= 4
        and word.startswith(stem)
        and len(word) > 4
        and bool(_DEMONYM.fullmatch(word[len(stem) :]) or _DEMONYM.fullmatch(word[len(state) :]))
    )
