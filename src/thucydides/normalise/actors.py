"""Who acts and who is acted on in a claim's content, as groups ("Russian forces", "Ukrainian air defence", "rebels").

Groups only, on purpose: numbered units and their positions are never made into actors. An actor is an agent when an
active verb follows it, a target when a verb of harm stands before it or a passive behind it; otherwise mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from thucydides.model.claim import ActorFacet
from thucydides.model.span import Span

Role = Literal["agent", "target", "mentioned"]
_FORCES = (
    "armed forces|defen[cs]e forces|security forces|special forces|ground forces|air forces?|air defen[cs]es?|navy|"
    "army|forces|troops|soldiers|military|units|servicemen|fighters|militants|rebels|insurgents|guerrillas|invaders|occupiers|"
    "warplanes|aircraft|artillery|missiles|drones|police|border guards|marines|paratroopers|separatists|militias?|"
    "mercenaries|terrorists|gunmen|government|authorities|regime|officials|rescuers|civilians|residents|children|"
    "workers|journalists|medics|doctors|prisoners|hostages|refugees|protesters|peacekeepers"
)
# "Ukrainian", "Syrian", "Israeli", "Houthi", "pro-government", "NATO", "enemy": an adjective of belonging.
_WHOSE = (
    r"(?:(?:pro-)?[A-Z][\w’'-]*(?:ian|ean|ish|ese|eli|aqi|emeni|hani|stani|ench|utch|rab|urdish|erman|reek|zech|ussian"
    r"|NATO|outhi|uslim|ezbollah|amas|aliban)s?|NATO|U\.?S\.?|UN|enemy|government|rebel|allied|pro-\w+|opposition|western|Western)"
)
_GROUP = (
    rf"(?:{_WHOSE})(?:[ -](?:army|ground|air|armed|defen[cs]e|military|special|security|government|border|naval))?"
    rf"[ ](?:{_FORCES})|(?:the )?(?:rebels|insurgents|guerrillas|militants|separatists|invaders|occupiers|civilians)"
    r"|(?:NATO|Hamas|Hezbollah|Houthis|Taliban)"
)
_ACTIVE = re.compile(
    r"\s*(?:(?:have|has|had|also|then|reportedly|again|later|already|,)\s+)*(?!(?:were|was|been|being|are|is|be)\b)"
    r"(?:\w+ed|\w+es|hit|struck|shot|took|fired|began|launch|attack|seize|hold|held|lost|fought|withdrew|took|enter|fled)\b"
)
_PASSIVE = re.compile(
    r"\s*(?:(?:have|has|had|also|reportedly)\s+)*(?:were|was|been|being|are|is)\s+(?:\w+\s+)?"
    r"(?:killed|wounded|injured|hit|struck|captured|destroyed|attacked|shelled|bombed|targeted|displaced|evacuated|dead)\b"
)
_HARM = re.compile(
    r"(?:kill|wound|injur|attack|hit|struck|destroy|target|shell|bomb|captur|detain|eliminat|against|ambush|displac|"
    r"evacuat|repel|shoot)\w*\s+(?:\S+\s+){0,5}$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(?:the\s+)?$")
_BEHIND = 60  # characters looked at on the left: five words


@cache
def _group() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_GROUP})\b", re.MULTILINE)


def actors(text: str, spans: Sequence[Span]) -> tuple[ActorFacet, ...]:
    """Return the groups named within ``spans`` with their role in those words, in order."""
    found = []
    for span in spans:
        words = span.of(text)
        for match in _group().finditer(words):
            at = Span(span.start + match.start(), span.start + match.end())
            found.append(ActorFacet(at, _name(match[0]), _role(words, match.start(), match.end())))
    return tuple(found)


def _name(words: str) -> str:
    """Return the group without its article, one space between words."""
    return " ".join(words.removeprefix("the ").split())


def _role(words: str, start: int, end: int) -> Role:
    before = words[max(0, start - _BEHIND) : start]
    if _BY.search(before):
        return "agent"
    if _PASSIVE.match(words, end):
        return "target"
    if _ACTIVE.match(words, end):
        return "agent"
    return "target" if _HARM.search(before.rsplit(".", 1)[-1]) else "mentioned"
