"""A page's visible text as blocks with their place in the page: what kind of element, inside which zone.

A zone is an element whose name, class or id says that it is not the report: navigation, share bar, related stories,
comments, cookie banner. Zones are only signs; which blocks are the report is decided in ``htmlmain``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from thucydides.errors import InputError
from thucydides.model.document import PartKind
from thucydides.read.blocks import Strand, Stretch, strand_of
from thucydides.read.htmltokens import Token, stretches

DEEPEST = 512  # open elements; twice the depth at which libxml2 gives up (256), chosen, not tuned
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_SKIPPED_WORDS = """
    script style noscript template svg math iframe object select button textarea title head video audio canvas
    datalist
"""
_SKIPPED = frozenset(_SKIPPED_WORDS.split())
_BREAKS_WORDS = """
    address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1
    h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr
    ul
"""
_BREAKS = frozenset(_BREAKS_WORDS.split())
_CLOSES = {
    "p": _BREAKS - {"br"}, "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr"}), "th": frozenset({"td", "th", "tr"}), "tr": frozenset({"tr"}),
    "option": frozenset({"option"}),
}  # fmt: skip
_KINDS: dict[str, PartKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"), "li": "list", "dd": "list", "dt": "list",
    "figcaption": "caption", "caption": "caption", "td": "table", "th": "table",
}  # fmt: skip
_ZONES = tuple(
    (name, re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE))
    for name, words in (
        ("navigation", r"nav(?:bar|igation)?|main-?menu|menu|breadcrumbs?|pagination|pager|toc|skip-?link"),
        (
            "share bar",
            r"shar(?:e|ing)(?:-?(?:bar|buttons?|links?|tools?))?|social(?:-?(?:media|links?|bar|share))?"
            r"|addtoany|sharedaddy",
        ),
        (
            "related stories",
            r"related(?:-?(?:posts?|articles?|stories|content|links?|news))?|recommend(?:ed|ations?)"
            r"|read-?(?:more|next|also)|more-?(?:stories|news|on|from)|most-?(?:read|popular)|trending"
            r"|popular|teasers?|outbrain|taboola|see-?also|latest",
        ),
        ("comments", r"comments?(?:-?(?:list|area|section|form))?|disqus(?:_thread)?|respond|discussion|replies"),
        ("cookie banner", r"cookies?(?:-?(?:banner|notice|consent|bar))?|consent|gdpr|privacy-?(?:banner|notice)"),
        (
            "newsletter box",
            r"newsletters?(?:-?(?:signup|form|box))?|subscri(?:be|ption)s?|sign-?up|paywall|donat(?:e|ion)s?"
            r"|membership|support-us|cta|promo(?:tion)?s?",
        ),
        (
            "advertisement",
            r"ads?|advert(?:isement|ising)?s?|ad-?(?:slot|container|wrapper|unit|banner)|sponsor(?:ed)?"
            r"|banner",
        ),
        ("side column", r"sidebars?|side-?(?:col(?:umn)?|rail)|aside|rail|widgets?|popups?|modal|overlay|tooltip"),
        ("page foot", r"footer|site-?footer|page-?footer|colophon|copyright|legal|imprint"),
        ("page head", r"masthead|site-?header|top-?bar|page-?header"),
        ("tags", r"tags?(?:-?(?:list|links?|cloud))?|topics?|categor(?:y|ies)|keywords"),
        ("author box", r"author-?(?:bio|box|info|card)|about-?(?:the-?)?author"),
    )
)  # fmt: skip
_ZONE_TAGS = {"nav": "navigation", "aside": "side column", "footer": "page foot", "form": "form", "menu": "navigation"}
_BYLINE = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?|contributors?|reporter|writer)(?:$|[\s_-])", re.IGNORECASE)
_DATE = re.compile(
    r"(?:^|[\s_-])(?:date(?:line)?|time(?:stamp)?|pub(?:lished|date)?|posted(?:-on)?|datetime)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"(?:^|[\s_-])(?:credits?|copyright|photographer|image-?source)(?:$|[\s_-])", re.IGNORECASE)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:wp-)?captions?(?:-?text)?(?:$|[\s_-])", re.IGNORECASE)


class Raw(Struct, frozen=True):
    """A block of a page. ``path``: serial numbers of its open elements; ``zones``: ``(serial, name)``s."""

    strand: Strand
    kind: PartKind | str
    path: tuple[int, ...]
    zones: tuple[tuple[int, str], ...] = ()
    role: str = ""  # byline, date, credit: what its class says
    level: int = 0  # of a heading
    linked: float = 0.0
    cell: int = 0  # serial of the table cell it stands in

    @property
    def text(self) -> str:
        """The words."""
        return self.strand.text


class _Open(Struct):
    name: str
    serial: int
    zone: str = ""
    role: str = ""
    kind: PartKind | str = ""
    hidden: bool = False


class _Page:
    """The open elements and the block being gathered."""

    def __init__(self) -> None:
        self.stack: list[_Open] = []
        self.blocks: list[Raw] = []
        self.pieces: list[Stretch] = []
        self.linked = self.serial = self.skipping = self.links = 0

    def start(self, token: Token) -> None:
        name = token.name
        if name in _BREAKS:
            self.flush()
            self._imply_ends(name)
        if name in _VOID:
            return
        if len(self.stack) >= DEEPEST:
            raise InputError(
                "read.html.too-deep", f"the page nests more than {DEEPEST} tags", hint="save its text as plain text"
            )
        self.serial += 1
        element = _element(token, self.serial)
        self.stack.append(element)
        self.skipping += element.hidden
        self.links += name == "a"

    def _imply_ends(self, name: str) -> None:
        for depth in range(len(self.stack) - 1, max(-1, len(self.stack) - 9), -1):
            open_name = self.stack[depth].name
            if name in _CLOSES.get(open_name, ()):
                self._pop_to(depth)
            elif open_name in _BREAKS:
                return

    def end(self, token: Token) -> None:
        if token.name in _BREAKS:
            self.flush()
        depth = next((i for i in range(len(self.stack) - 1, -1, -1) if self.stack[i].name == token.name), -1)
        if depth >= 0:
            self._pop_to(depth)

    def _pop_to(self, depth: int) -> None:
        if any(element.name in _BREAKS for element in self.stack[depth:]):
            self.flush()
        for element in self.stack[depth:]:
            self.skipping -= element.hidden
            self.links -= element.name == "a"
        del self.stack[depth:]

    def text(self, token: Token) -> None:
        if self.skipping:
            return
        for piece in stretches(token):
            self.pieces.append(piece)
            self.linked += len(piece.text.strip()) if self.links else 0

    def flush(self) -> None:
        pieces, linked = self.pieces, self.linked
        self.pieces, self.linked = [], 0
        strand = strand_of(pieces)
        text = strand.text
        if any(c.isalnum() for c in text):
            self.blocks.append(_raw(strand, self.stack, min(1.0, linked / len(text))))


def _element(token: Token, serial: int) -> _Open:
    name, given = token.name, token.attributes
    marks = f"{given.get('class', '')} {given.get('id', '')} {given.get('role', '')} {given.get('itemprop', '')}"[:400]
    zone = _ZONE_TAGS.get(name, "")
    if not zone and name not in ("html", "body", "main", "article", "p", "h1", "time"):
        zone = next((label for label, pattern in _ZONES if pattern.search(marks)), "")
    style = given.get("style", "").replace(" ", "").lower()
    hidden = name in _SKIPPED or "hidden" in given or "display:none" in style
    kind = _KINDS.get(name, "")
    if not kind and name in ("p", "div", "span") and _CAPTION.search(marks):
        kind = "caption"
    return _Open(name, serial, zone, _role(name, marks, given), kind, hidden and name not in ("html", "body"))


def _role(name: str, marks: str, given: dict[str, str]) -> str:
    if name == "time":
        return "date"
    if given.get("rel") == "author" or _BYLINE.search(marks):
        return "byline"
    if _CREDIT.search(marks):
        return "credit"
    return "date" if _DATE.search(marks) else ""


def _raw(strand: Strand, stack: list[_Open], linked: float) -> Raw:
    kind = next((e.kind for e in reversed(stack) if e.kind), "")
    if kind in ("", "table") and any(e.name == "blockquote" for e in stack):
        kind = "quote"
    heading = next((e.name for e in reversed(stack) if e.kind == "heading"), "")
    return Raw(
        strand,
        kind,
        tuple(e.serial for e in stack),
        tuple((e.serial, e.zone) for e in stack if e.zone),
        next((e.role for e in reversed(stack[-4:]) if e.role), ""),
        int(heading[1]) if heading else 0,
        linked,
        next((e.serial for e in reversed(stack) if e.name in ("td", "th")), 0),
    )


def page_blocks(page: Iterable[Token]) -> list[Raw]:
    """Return the visible blocks of a page in source order; ``InputError`` (``read.html.too-deep``)."""
    state = _Page()
    for token in page:
        if token.kind == "text":
            state.text(token)
        elif token.kind == "start":
            state.start(token)
        elif token.kind == "end":
            state.end(token)
    state.flush()
    return _without_layout_tables(state.blocks)


def _without_layout_tables(blocks: list[Raw]) -> list[Raw]:
    """A cell with prose or with more than three blocks lays the page out; its blocks are not table data."""
    sizes = Counter(block.cell for block in blocks)
    layout = {block.cell for block in blocks if block.text.count(" ") > 25 or sizes[block.cell] > 3}
    return [replace(b, kind="") if b.kind == "table" and b.cell in layout else b for b in blocks]
