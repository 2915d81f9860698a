"""Sentences that a line or paragraph break cut in two are put together again; quotations and headings stay apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from thucydides.read.blocks import Block, joined

_FINAL = re.compile(r"[.!?…。؟:;](?:[\"'”’»“)\]*]|\[\d+\])*$")
_OPENERS, _CLOSERS = "“«„", "”»“"
_QUOTES = "\"'“”‘’«»„‹"
# Words that a sentence cannot end with: articles, prepositions, conjunctions, auxiliaries.
_FUNCTION_WORDS = """
    a an the of to in on at by for from with without into onto upon over under between among against during before
    after since until towards toward through across behind beyond near about around as than that which who whom
    whose and or but nor because although though while if whether when where is are was were be been being has have
    had will would could should may might must can do does did not no its his her their our my your this these those
    some any each every more most less least very so such both either neither only also including в у на и і й та з
    із зі с со от від до по за из для про об о к ко що что як как але но або или не ні его її их їх його который
    которая которые який яка які де где коли когда при без под над між между der die das ein eine und oder mit von
    zu für im am le la les un une des et ou du de à dans pour el los las del y من في على إلى عن أن التي الذي
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_JOINABLE = frozenset({"", "paragraph", "quote"})


def broken(line: str) -> bool:
    """Tell whether a line ends in mid-sentence: no final punctuation."""
    return bool(line) and not _FINAL.search(line)


def _open_quote(line: str) -> bool:
    if sum(line.count(c) for c in "“„") > line.count("”") + ("„" in line) * line.count("“"):
        return True
    return line.count("«") > line.count("»") or line.count('"') % 2 == 1


def cut_off(line: str) -> bool:
    """Tell whether a line ends with a word or mark that no sentence or heading ends with."""
    return line[-1:] in tuple(",—–-") or line.rsplit(None, 1)[-1].lower().strip(_QUOTES + "(") in _FUNCTION


def continues(line: str, following: str) -> bool:
    """Tell whether ``following`` goes on with the sentence that ``line`` breaks off.

    ``line`` has no final punctuation, and either the next begins in lower case, or the line ends with a word or mark
    that cannot end a sentence, or inside a quotation that the next does not open anew.
    """
    if not broken(line):
        return False
    first = following.lstrip(_QUOTES + "(—–- ")[:1]
    if first.islower():
        return not re.match(r"\W*(?:[a-zа-я]\)|[a-z]\.)\s", following)  # "a) ..." is a list item
    if cut_off(line):
        return True
    return _open_quote(line) and following[:1] not in _QUOTES and line.count(" ") > 5


_SIGHT = 2000  # characters of a growing paragraph that are looked at, so that joining stays linear


class _Growing:
    """The last readable block with what was joined to it."""

    def __init__(self, block: Block) -> None:
        self.block, self.strands, self.words = block, [block.strand], block.text[-_SIGHT:]

    def takes(self, block: Block) -> bool:
        """Tell whether ``block`` goes on with this one."""
        return self.block.kind in _JOINABLE and block.kind == self.block.kind and continues(self.words, block.text)

    def add(self, block: Block) -> None:
        """Join ``block``."""
        self.strands.append(block.strand)
        self.words = f"{self.words} {block.text}"[-_SIGHT:]

    def done(self) -> Block:
        """Return the whole."""
        if len(self.strands) == 1:
            return self.block
        return replace(self.block, strand=joined(self.strands), reason="joined: a break in mid-sentence")


def join_broken(blocks: Sequence[Block]) -> list[Block]:
    """Join paragraphs that were cut in mid-sentence; furniture that stood between follows after them."""
    kept: list[Block] = []
    between: list[Block] = []
    last: _Growing | None = None
    for block in blocks:
        if last and block.kind == "furniture" and last.block.kind in _JOINABLE and broken(last.words):
            between.append(block)
        elif last and last.takes(block):
            last.add(block)
        else:
            kept += [last.done(), *between] if last else between
            between, last = [], _Growing(block)
    return [*kept, last.done(), *between] if last else [*kept, *between]


def wrap_width(lines: Iterable[str]) -> int:
    """Return the width at which a text was wrapped by hand, 0 when its lines are whole paragraphs.

    120 is the widest setting of common editors; under 40 characters lines are verse, tables or lists. Two lines or
    more must come near the width without ending a sentence: a lone head line is no evidence.
    """
    lengths = [(len(line), broken(line)) for line in lines if "://" not in line]
    if not lengths or sum(length <= 120 for length, _ in lengths) < 0.95 * len(lengths):
        return 0
    widest = max(length for length, _ in lengths if length <= 120)
    full = sum(length >= 0.85 * widest and cut for length, cut in lengths)
    return widest if widest >= 40 and full >= 2 else 0


def wrapped(line: str, following: str, width: int) -> bool:
    """Tell whether the break after ``line`` only keeps the width: the next word would not have fitted.

    A tenth of the width may stay unused, for ragged settings (chosen, not tuned).
    """
    first = following.split(None, 1)[0] if following.split() else ""
    return width > 0 and len(line) + 1 + len(first) > width * 0.9
