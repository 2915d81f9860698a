"""The rule-based attributor: documents to claims, from closed rules and an explicit lexicon, no model."""

from __future__ import annotations

import re

from thucydides.attribute.chains import cited, context, medium_of, relays_of, voice_link
from thucydides.attribute.found import Found
from thucydides.attribute.own import own_assertions
from thucydides.attribute.parse import finite
from thucydides.attribute.phrases import group_start, subject
from thucydides.attribute.speech import Read, read
from thucydides.attribute.voices import Cast, Speaker, parse, people_of
from thucydides.lang.hedges import stronger, weigh
from thucydides.lang.quotes import CLOSERS
from thucydides.model.claim import Claim, Hedge, Kind, Link, Polarity, Stance
from thucydides.model.document import Document
from thucydides.model.span import Span
from thucydides.ports import Card

_CLOSING = frozenset("".join(CLOSERS.values()))
_ADMISSION = re.compile(
    r"(?i)\b(?:worsened|setbacks?|lost control|retreated|withdr(?:ew|awn)|our losses|our mistake|we failed)\b"
)


class RuleAttributor:
    """Attributes by rule. Deterministic; about 1,000 sentences a CPU second on one core of 2024."""

    card = Card(
        name="rules",
        version="1",
        takes=("document",),
        gives="claims",
        summary="who says what, by lexicon and rule: speech, indirect speech, relays, own assertions",
        languages=("en",),
    )

    def attribute(self, document: Document) -> tuple[Claim, ...]:
        """Return the claims in order of their first content offset; every span lies inside a readable part."""
        return attribute_rows(document, read(document))


def attribute_rows(document: Document, rows: list[Read]) -> tuple[Claim, ...]:
    """Return the claims of sentences whose findings are known: voices resolved, chains and doubt read."""
    return _Reading(document, rows).claims()


def _kind(text: str, content: tuple[Span, ...]) -> Kind:
    words = [span.of(text).strip() for span in content]
    if all(w[:1] in CLOSERS and (w[-1:] in _CLOSING or w[1:].count(w[0]) == 0) for w in words):
        return "direct"
    return "mixed" if any(mark in w for w in words for mark in '"“”„«»') else "indirect"


class _Reading:
    """One document being read: resolves each finding's voice in the order of the text."""

    def __init__(self, document: Document, rows: list[Read]) -> None:
        self.document, self.text = document, document.text
        self.rows = rows
        sources = [f.source.of(self.text) for row in self.rows for f in row.found if f.source]
        people = people_of(self.text, sources)
        self.persons = {speaker.name.split()[-1] for speaker in people.values() if speaker.name}
        self.cast = Cast(people, document.outlet)
        self.last: tuple[str, tuple[Link, ...], int] = ("", (), -1)

    def claims(self) -> tuple[Claim, ...]:
        """Return attributed claims and own assertions in order."""
        made: list[Claim] = []
        for row in self.rows:
            chains: list[tuple[Found, tuple[Link, ...]]] = []
            for found in (*row.found, *row.carried):
                if self._inside(found, row):
                    continue  # a wish told inside another's words is part of those words
                claim = self._claim(found, row, chains)
                chains.append((found, claim.chain))
                made.append(claim)
            made += [self._own(span) for span in own_assertions(row)]
        unique = {claim.id: claim for claim in made}
        return tuple(sorted(unique.values(), key=lambda c: (c.content, c.cue, c.source)))

    def _inside(self, found: Found, row: Read) -> bool:
        around = [o for o in row.found if o is not found and any(found.cue.within(span) for span in o.content)]
        own_wish = found.frame in ("i", "n", "g") and any(o.source == found.source for o in around)
        return bool(around) and (found.attitude or own_wish)

    def _outlet(self) -> Link:
        return Link("outlet", self.document.outlet)

    def _own(self, span: Span) -> Claim:
        weighed = weigh(self.text, (span,))
        return Claim(
            self.document.id,
            (span,),
            "own",
            (self._outlet(),),
            hedge=weighed.hedge,
            polarity=weighed.polarity,
            hedge_spans=weighed.hedge_spans,
            polarity_spans=weighed.polarity_spans,
            reasons=("The outlet states it in its own name.",),
        )

    def _subject_before(self, row: Read) -> str:
        """Return the subject of the sentence before in the same part, '' when there is none."""
        at = self.rows.index(row)
        if at == 0 or self.rows[at - 1].part != row.part:
            return ""
        s = self.rows[at - 1].sentence
        for k in range(len(s.toks)):
            who = subject(s, group_start(s, k)) if finite(s, k) else None
            if who:
                return s.over(*who).of(self.text)
        return ""

    def _before(self, found: Found, row: Read) -> str:
        at = found.source.start if found.source else row.sentence.span.start
        return self.text[max(row.part.span.start, row.sentence.span.start - 400) : at]

    def _chain(
        self, found: Found, row: Read, above: list[tuple[Found, tuple[Link, ...]]]
    ) -> tuple[tuple[Link, ...], list[str]]:
        if found.source is None:
            return (self._outlet(), Link("voice", "not said", named=False)), ["The text does not say who says it."]
        speaker, how = self.cast.resolve(
            found.source.of(self.text), self._before(found, row), self._subject_before(row)
        )
        medium = medium_of(context(self.text, found))
        relays = relays_of(self.text, found, self.persons)
        behind = cited(self.text, found)
        if behind:
            relays.append(Link("relay", speaker.name, span=found.source, voice=speaker.key))
            speaker, how = parse(behind.of(self.text)), "The source cites someone else."
        relays, medium = self._inherited(speaker, row, relays, medium, pronoun=how.startswith('"'))
        outer = self._nested(found, speaker.name, above)
        relays = [link for link in outer if link.kind == "relay"] + relays if outer else relays
        chain = (self._outlet(), *relays, voice_link(speaker, behind or found.source, medium, speaker.key))
        self.last = (speaker.name, chain, row.part.span.start)
        return chain, [how] if how else []

    def _inherited(
        self, speaker: Speaker, row: Read, relays: list[Link], medium: str, *, pronoun: bool
    ) -> tuple[list[Link], str]:
        """Let a pronoun in the same paragraph keep the relay and medium of what its speaker said just before."""
        name, chain, part = self.last
        if relays or name != speaker.name or part != row.part.span.start or (medium and not pronoun):
            return relays, medium
        return [link for link in chain if link.kind == "relay"], medium or chain[-1].medium

    def _nested(self, found: Found, name: str, above: list[tuple[Found, tuple[Link, ...]]]) -> list[Link]:
        """Return the chain of the attribution in whose content this one stands, its voice turned into a relay."""
        for outer, chain in reversed(above):
            if any(found.cue.within(span) for span in outer.content):
                voice = chain[-1]
                if voice.name == name:
                    return []
                return [
                    *chain[1:-1],
                    Link("relay", voice.name, span=voice.span, voice=voice.voice, medium=voice.medium),
                ]
        return []

    def _claim(self, found: Found, row: Read, above: list[tuple[Found, tuple[Link, ...]]]) -> Claim:
        chain, how = self._chain(found, row, above)
        weighed = weigh(self.text, found.content)
        stance, hedge, polarity = _modality(found, weighed.hedge, weighed.polarity)
        if found.source and re.search(r"(?i)\b(?:unconfirmed|unverified)\b", found.source.of(self.text)):
            hedge = stronger(hedge, "unconfirmed")
        hedge_spans = weighed.hedge_spans or ((found.cue,) if hedge != "asserted" else ())
        denying = stance == "denies" or found.negated
        return Claim(
            self.document.id,
            found.content,
            _kind(self.text, found.content),
            chain,
            source=(found.source,) if found.source else (),
            cue=(found.cue,),
            stance=stance,
            hedge=hedge,
            polarity=polarity,
            hedge_spans=hedge_spans,
            polarity_spans=weighed.polarity_spans or ((found.cue,) if denying and polarity == "denied" else ()),
            attitude=found.attitude or _inference(found, self.text),
            reasons=(found.how, *how),
            confidence=found.sure,
        )


_INFERS = re.compile(
    r"(?i)^(?:this|these|those|such|that|all this|the (?:above|foregoing))\b"
    r"(?! (?:report|statement|officer|official|source|man|woman|ministry|group))"
)


def _inference(found: Found, text: str) -> bool:
    """Tell whether the author only concludes from facts ("These events show that ..."): nobody says it."""
    return bool(found.source and _INFERS.match(found.source.of(text)))


def _modality(found: Found, hedge: Hedge, polarity: Polarity) -> tuple[Stance, Hedge, Polarity]:
    """Return stance, hedge and polarity from cue and content; a denial wins, a negated cue asserts nothing."""
    hedge = stronger(found.hedge, hedge)
    if found.stance == "denies":
        if found.negated:
            return "states", stronger(hedge, "unconfirmed"), "affirmed"
        return "denies", hedge, "denied"
    if found.negated:
        return "doubts", stronger(hedge, "unconfirmed"), polarity
    return found.stance, hedge, polarity
