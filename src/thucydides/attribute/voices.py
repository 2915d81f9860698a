"""Speakers: a source's words read as office and name, and pronouns and short names led back to whom they mean."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from thucydides.attribute.names import demonyms, fold_name, organisation_key, person_key
from thucydides.attribute.words import DESCRIBED, DETERMINERS, MEDIA, ORGANISATIONS, TITLES
from thucydides.lang.tokens import Token, tokens

_MEDIUM = re.compile(
    r"(?:['’]s?)?\s+(?:official\s+)?(Telegram|Facebook|X|Twitter|YouTube|Instagram"
    r"|WhatsApp)(?:/\w+)?\s+(?:channel|account|page|post|feed)s?$",
    re.I,
)
_SITE = re.compile(r"['’]s?\s+(?:official\s+)?(?:press service|website|site|channel|statement|post|report)$", re.I)
_CUT = re.compile(r"[,(;—–]| who\b| which\b| that\b| whose\b| told\b", re.I)


#: "the mayor, [Olha Sydor]": a name of two or more words right after a description
_APPOSED = re.compile(r"((?:[A-Z][\w’'-]+\s+){1,3}[A-Z][\w’'-]+)(?=,|$)")


class Speaker(Struct, frozen=True):
    """One mention read: ``name`` without titles, ``head`` its last common noun, ``key`` '' for the unnamed."""

    words: str
    name: str
    office: str = ""
    key: str = ""
    head: str = ""
    medium: str = ""
    person: bool = False
    plural: bool = False
    named: bool = True


def parse(words: str) -> Speaker:
    """Return the speaker that a source's own words show, before anything is resolved."""
    plain = re.sub(r"[*_\"“”„«»‘]", "", words).strip(" ,;:-–—").removesuffix("’s").removesuffix("'s")
    cut = _CUT.search(plain, 1)
    core, rest = (plain[: cut.start()].strip(), plain[cut.start() + 1 :].strip(" ,)")) if cut else (plain, "")
    medium = _MEDIUM.search(core)
    core = (
        core[: medium.start()] if medium else _SITE.sub("", core) if _SITE.search(core) and core[:1].isupper() else core
    )
    toks = [t for t in tokens(core) if t.alphabetic or t.word[:1].isdigit()]
    while (
        toks
        and (toks[0].low in DETERMINERS | {"former", "ex"})
        and len(toks) > 1
        and toks[0].low not in ("one", "some", "several", "two", "many")
    ):
        toks = toks[1:]
    found = _read(plain, core, toks, rest) if toks else Speaker(plain, plain, named=False)
    if found.person and not found.named and (apposed := _APPOSED.match(rest)):
        found = Speaker(plain, apposed[1], office=found.name, key=person_key(apposed[1]), head=found.head, person=True)
    inside = re.search(r"\b(Telegram|YouTube|X/Twitter|Twitter|Facebook|Instagram|TikTok)\b", rest)
    return replace(found, words=words, medium=medium[1] if medium else inside[1] if inside else "")


def _read(plain: str, core: str, toks: list[Token], rest: str) -> Speaker:
    title = _last_title(toks)
    after = toks[title + 1 :]
    if (
        title >= 0
        and after
        and all(t.capital or t.low in ("al", "de", "van", "bin", "al-", "von") for t in after)
        and not _organisation(after)
    ):
        name = core[after[0].start :]
        office = core[toks[0].start : toks[title].end]
        return Speaker(
            plain, name, office=office or rest, key=person_key(name), head=toks[title].low.strip("."), person=True
        )
    return _unpersonal(plain, core, toks, rest)


def _last_title(toks: list[Token]) -> int:
    return max((i for i, t in enumerate(toks[:-1]) if t.low in TITLES and toks[i + 1].capital), default=-1)


def _organisation(toks: list[Token]) -> bool:
    return any(
        t.low.removesuffix("'s") in ORGANISATIONS or (t.word.isupper() and len(t.word) > 1 and len(toks) == 1)
        for t in toks
    )


def _unpersonal(plain: str, core: str, toks: list[Token], rest: str) -> Speaker:
    if (
        len(toks) > 2
        and toks[0].word.endswith(("'s", "’s"))
        and toks[0].low[:-2] in demonyms()
        and all(t.capital for t in toks)
        and toks[-1].low in MEDIA
    ):
        toks = toks[1:]
    name = re.sub(r"['’]s?$", "", core[toks[0].start :])
    head = _head(toks)
    capitals = [t for t in toks if t.capital]
    plural = (head.endswith("s") and head not in ORGANISATIONS - {"forces", "services"}) or " and " in name
    if _organisation(toks) and (
        capitals and (len(capitals) > 1 or toks[0].low.removesuffix("'s") in demonyms() or len(toks) == 1)
    ):
        described = head in DESCRIBED
        return Speaker(
            plain,
            name,
            office="",
            key="" if described else organisation_key(name),
            head=head,
            plural=plural,
            named=not described,
        )
    if len(capitals) == len(toks) and not _described(toks):
        person = len(toks) > 1 or bool(rest)
        key = organisation_key(name) if name.casefold() in demonyms() else person_key(name)
        return Speaker(plain, name, office=_office(rest), key=key, head=head, person=person)
    return Speaker(
        plain, re.sub(r"^[Tt]he\s+|['’]s?$", "", core), head=head, plural=plural, named=False, person=head in TITLES
    )


def _described(toks: list[Token]) -> bool:
    last = toks[-1].low
    return (
        last in DESCRIBED
        or (last in demonyms() and last.endswith(("ns", "is")))
        or last in TITLES
        or last.rstrip("s") in TITLES
    )


def _office(rest: str) -> str:
    """Return the part of an appositive that says who someone is ("the mayor of ...")."""
    first = rest.split(",")[0].strip()
    return (
        ""
        if first[:1].isdigit() or re.match(r"(?i)(?:who|which|in|on|at|with|from|for|\w+ing|\w+ed|run|led)\b", rest)
        else re.sub(r"(?i)^(?:a|an|the)\s+", "", first)
    )


def _head(toks: list[Token]) -> str:
    """Return the head noun: the last word before "of", "in", "for" and the like."""
    for i, t in enumerate(toks):
        if i and t.low in (
            "of",
            "in",
            "for",
            "from",
            "at",
            "on",
            "with",
            "familiar",
            "close",
            "near",
            "by",
            "to",
            "there",
            "who",
        ):
            return toks[i - 1].low
    return toks[-1].low


class Cast:
    """The speakers of one document in order of their mentions; resolves pronouns, short names and descriptions."""

    def __init__(self, people: dict[str, Speaker], outlet: str) -> None:
        """Begin with the persons whom the whole text names, by key, and the outlet (for the first person)."""
        self._people = people
        self._outlet = outlet
        self._said: list[Speaker] = []

    def resolve(self, words: str, before: str, previous: str = "") -> tuple[Speaker, str]:
        """Return whom ``words`` mean and how that was found ('' when they name themselves).

        ``before``: the text of the sentence and the one before it, up to the mention; ``previous``: the subject of
        the sentence before.
        """
        low = words.casefold().replace("’", "'").strip("* ")
        low = low.split("'")[0] if low.split("'")[0] in ("he", "she", "it", "they", "we", "i") else low
        found, how = self._pronoun(low, before, previous) if low in _PRONOUNS else self._described(parse(words))
        if found.key or not how:
            self._said.append(found)
        return replace(found, words=words), how

    def _pronoun(self, low: str, before: str, previous: str) -> tuple[Speaker, str]:
        if low in ("we", "i", "our", "my"):
            return Speaker(
                low, self._outlet or low, key="", named=bool(self._outlet)
            ), "The first person is the outlet's own voice."
        if low in ("who", "which", "that", "whose"):
            found = _antecedent(before)
            return (
                (self._full(parse(found)), f'"{low}" takes up {found}.')
                if found
                else (Speaker(low, low, named=False), "")
            )
        subject = self._full(parse(previous)) if previous and previous.casefold() not in _PRONOUNS else None
        if (
            subject
            and subject.named
            and subject.key
            and _agrees(low, subject)
            and (low not in _ONE or subject.key in self._people)
        ):
            return subject, f'"{low}" takes up {subject.name}, the subject of the sentence before.'
        for speaker in reversed(self._said):
            if _agrees(low, speaker):
                return speaker, f'"{low}" takes up {speaker.name}, the last that fits.'
        return Speaker(low, low, named=False), f'Nobody was found whom "{low}" takes up.'

    def _full(self, speaker: Speaker) -> Speaker:
        known = self._people.get(speaker.key)
        if known and speaker.key.startswith("person:") and len(known.name) >= len(speaker.name):
            return replace(known, office=known.office or speaker.office, words=speaker.words)
        return speaker

    def _described(self, speaker: Speaker) -> tuple[Speaker, str]:
        full = self._full(speaker)
        if full.name != speaker.name:
            return full, f"{speaker.name} is {full.name} elsewhere in the text."
        short = re.match(r"(?i)(?:the|that|this|its|his)\s", speaker.words)
        if speaker.named or not short:
            same = self._same_organisation(speaker)
            return (same, f"{speaker.name} is {same.name} above.") if same else (speaker, "")
        for earlier in reversed(self._said):
            if earlier.name.casefold() != speaker.name.casefold() and _takes_up(speaker, earlier):
                return earlier, f'"{speaker.words}" takes up {earlier.name}.'
        return speaker, ""

    def _same_organisation(self, speaker: Speaker) -> Speaker | None:
        """Return an earlier, fuller name of which this is the acronym in brackets or the last word."""
        if not speaker.key or not speaker.name.isupper() or " " in speaker.name:
            return None
        return next((e for e in reversed(self._said) if f"({speaker.name})" in e.words), None)


_ONE = frozenset({"he", "she", "his", "her"})
_PRONOUNS = _ONE | {"it", "its", "they", "their", "who", "which", "that", "whose", "we", "i", "our", "my"}


def _agrees(low: str, speaker: Speaker) -> bool:
    if low in _ONE:
        return not speaker.plural and (
            speaker.person or (speaker.key.startswith("person:") and speaker.head not in ORGANISATIONS)
        )
    if low in ("it", "its"):
        return not speaker.plural and speaker.head.rstrip("s") not in TITLES and not (speaker.person and speaker.office)
    return speaker.plural or not speaker.person


def _takes_up(speaker: Speaker, earlier: Speaker) -> bool:
    """Tell whether "the officer" can mean an earlier speaker: same head, or the word stands in office or name."""
    head = fold_name(speaker.head)
    theirs = {fold_name(w) for w in re.findall(r"\w+", f"{earlier.office} {earlier.name} {earlier.head}")}
    mine = {fold_name(w) for w in re.findall(r"\w+", speaker.name)}
    return bool(head) and (mine <= theirs)


def _antecedent(before: str) -> str:
    found = re.search(r"((?:[A-Z][\w’'.-]+\s+){0,5}[A-Z][\w’'.-]+|(?:[\w-]+\s+){0,2}[\w-]+),?\s*$", before)
    return found[1] if found else ""


def people_of(text: str, sources: list[str]) -> dict[str, Speaker]:
    """Return the persons whom the text gives a title or who speak in it, by key, each with the fullest name found."""
    found: dict[str, Speaker] = {}
    titled = re.compile(
        r"(?:[A-Z][\w’'-]+\s+){0,3}(?:[Pp]resident|[Mm]inister|[Gg]eneral|[Cc]olonel|[Cc]hancellor|[Gg]overnor"
        r"|[Mm]ayor|[Ll]eader|[Cc]ommander|[Ss]pokes\w+|[Cc]hief|[Ss]ecretary|[Ss]enator|[Aa]mbassador|[Mm]ajor"
        r"|[Cc]aptain|[Hh]ead)\s+(?:[A-Z][\w’'-]+\s+){1,2}[A-Z]?[\w’'-]+"
    )
    mentions = [m[0] for m in titled.finditer(text)]
    for words in (*sources, *mentions):
        speaker = parse(words)
        if (
            not speaker.person
            or not speaker.key
            or not all(w[:1].isupper() or w in ("al", "de", "van") or w.startswith("al-") for w in speaker.name.split())
        ):
            continue
        known = found.get(speaker.key)
        if known is None or (len(speaker.name.split()) > len(known.name.split()) and len(speaker.name.split()) < 5):
            found[speaker.key] = replace(speaker, office=speaker.office or (known.office if known else ""))
    return found
