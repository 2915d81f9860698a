"""The network's rows of one window to attributions: tags, then links, each with how likely it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from thucydides.lang.quotes import CLOSERS
from thucydides.learn.linker import LINK, Linker, ends_of
from thucydides.learn.pairs import Landscape
from thucydides.learn.sure import chance, evidence
from thucydides.learn.tags import TAGS, Chunk, Floats, chunks, marginals, viterbi
from thucydides.learn.windows import Window
from thucydides.model.span import Span

#: A content joins a cue only when the linker is this sure: one whose own cue was missed would else be given to a
#: stranger. On PolNeAR dev without it F1 .720, with .5 .722, .7 .724, .9 .727.
LINKED = 0.9
_LINKS = 4 * 2 * LINK


class Attribution(Struct, frozen=True):
    """A cue with its content and source as the model sees them; ``sure``: its chance of being right, 0 .. 1.

    ``evidence``: what that chance was weighed from (``learn.sure``).
    """

    cue: Span
    content: tuple[Span, ...]
    source: Span | None
    sure: float
    evidence: tuple[float, ...]


class Decoder:
    """Tags by Viterbi, then each cue chooses its source and each content its cue."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        """Keep what every reading needs."""
        self.moves, self.opening = weights["moves"], weights["opening"]
        self.linker = Linker(weights)
        self.weigh = weights["sure"]

    def decode(self, text: str, group: Sequence[Window], rows: Floats) -> list[list[Attribution]]:
        """Return the attributions of each window in order of their cues; ``rows``: windows x words x outputs."""
        lengths = np.array([len(window.words) for window in group])
        scores = rows[:, :, : len(TAGS)]
        chances = marginals(scores, self.moves, self.opening, lengths)
        tags = viterbi(scores, self.moves, self.opening, lengths)
        done = []
        for n, window in enumerate(group):
            spans = chunks(tags[n, : lengths[n]], chances[n])
            done.append(self._linked(text, window, spans, rows[n, : lengths[n]]))
        return done

    def _linked(self, text: str, window: Window, spans: list[Chunk], rows: Floats) -> list[Attribution]:
        spans = [part for span in spans for part in _parted(text, window, span)]
        cues = [s for s in spans if s.role == "cue"]
        sources = [s for s in spans if s.role == "source"]
        land = Landscape([w.of(text) for w in window.words], window.paragraph, spans)
        ends = ends_of(rows[:, len(TAGS) : len(TAGS) + _LINKS])
        parts: dict[int, list[tuple[Chunk, float]]] = {}
        for content in (s for s in spans if s.role == "content"):
            choice = self.linker.choose(1, content, cues, ends, land)
            if choice.chosen is not None and choice.sure >= LINKED:
                parts.setdefault(choice.chosen, []).append((content, choice.sure))
        done = []
        for n, cue in enumerate(cues):
            if n in parts:
                choice = self.linker.choose(0, cue, sources, ends, land)
                source = sources[choice.chosen] if choice.chosen is not None else None
                done.append(self._attribution(window, cue, source, choice.sure, parts[n]))
        return done

    def _attribution(
        self, window: Window, cue: Chunk, source: Chunk | None, link: float, parts: list[tuple[Chunk, float]]
    ) -> Attribution:
        content = tuple(_over(window, chunk) for chunk, _ in parts)
        best = (max(chunk.sure for chunk, _ in parts), max(sure for _, sure in parts))
        chances = (cue.sure, source.sure if source else 1.0, link, *best)
        seen = evidence(chances, source is not None, len(parts), sum(span.end - span.start for span in content))
        over = _over(window, source) if source else None
        return Attribution(_over(window, cue), content, over, chance(seen, self.weigh), tuple(seen.tolist()))


def _parted(text: str, window: Window, span: Chunk) -> list[Chunk]:
    """Cut a span where a paragraph ends; what follows stays only where quotation marks open it again."""
    number = window.paragraph[span.start]
    end = next((k for k in range(span.start, span.end) if window.paragraph[k] != number), span.end)
    if end == span.end:
        return [span]
    rest = Chunk(span.role, end, span.end, span.sure)
    opens = span.role == "content" and window.words[end].of(text) in CLOSERS
    return [Chunk(span.role, span.start, end, span.sure), *(_parted(text, window, rest) if opens else [])]


def _over(window: Window, chunk: Chunk) -> Span:
    return Span(window.words[chunk.start].start, window.words[chunk.end - 1].end)
