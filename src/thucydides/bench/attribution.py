"""Bench ``attribution``: who said what, on texts whose attributions were marked by hand.

Scores are those of the shared ``attribution_score.py`` (a test compares them): a predicted attribution is right when
its content overlaps a gold content by IoU 0.5 over non-space characters and its source matches, paired 1:1.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from thucydides.bench.result import BenchResult
from thucydides.model.claim import Claim
from thucydides.model.document import Document, Part
from thucydides.model.span import Run, Span

Spans = list[tuple[int, int]]
Row = dict[str, Any]
_ROLES = ("content", "source", "cue")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_MARK = '"“”„«»'
_REPORTING = re.compile(
    r"(?i)\b(sa(?:id|ys?|ying)|t(?:old|ells?|elling)|according to|wr(?:ote|ites?|itten)|add(?:ed|s|ing)|"
    r"ask(?:ed|s|ing)|announc(?:ed?|es|ing)|report(?:ed|s|ing|edly)?|tweet(?:ed|s)|argu(?:ed?|es|ing)|"
    r"not(?:ed|es|ing)|claim(?:ed|s|ing)?|suggest(?:ed|s|ing)?|den(?:y|ied|ies)|confirm(?:ed|s|ing)?|"
    r"warn(?:ed|s|ing)?|insist(?:ed|s|ing)?|acknowledg(?:ed?|es|ing)|stat(?:ed|es|ing|ement))\b"
)


def run(gold: Path, out: Path | None) -> BenchResult:
    """Attribute every text of ``gold`` (JSON lines, ``.gz`` too); write predictions to exactly ``out``; score them."""
    from thucydides.attribute.model import shipped

    rows = read_rows(gold)
    part = shipped()
    predicted = {row["id"]: predict(part.attribute(plain_document(row["text"]))) for row in rows}
    if out is not None:
        lines = (json.dumps({"id": row["id"], "attributions": predicted[row["id"]]}) for row in rows)
        out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    scored = [row for row in rows if "attributions" in row]
    scores = score((row["text"], row["attributions"], predicted[row["id"]]) for row in scored) if scored else {}
    return BenchResult("attribution", scores, sum(_sentences(row["text"]) for row in rows), "sentences")


def _sentences(text: str) -> int:
    from thucydides.lang.sentences import sentences

    return len(sentences(text))


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a JSON-lines file; ``ValueError`` when an id occurs twice or a line is no object."""
    rows = read_rows_plain(path)
    if len({row["id"] for row in rows}) != len(rows):
        raise ValueError(f"{path.name}: a document id occurs twice")
    return rows


def read_rows_plain(path: Path) -> list[Row]:
    """Return the rows of a JSON-lines file, ``.gz`` too, whatever their ids."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip()]


def plain_document(text: str) -> Document:
    """Return a document whose parts are the non-empty lines of ``text``, all of them paragraphs; offsets are kept."""
    parts, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            parts.append(Part(Span(offset, offset + len(line)), "paragraph"))
        offset += len(line) + 1
    size = len(text.encode("utf-8", "surrogatepass"))
    runs = (Run(0, len(text), 0, size),) if text else ()
    return Document(capture="bench", text=text, parts=tuple(parts), runs=runs)


def predict(claims: Iterable[Claim]) -> list[Row]:
    """Return the outermost attributions, one a cue; own assertions and nested claims are left out."""
    by_cue: dict[tuple[Span, ...], list[Claim]] = {}
    for claim in claims:
        if claim.kind != "own" and claim.cue:
            by_cue.setdefault(claim.cue, []).append(claim)
    joined = {
        cue: sorted({span for claim in group if _near(claim) for span in claim.content})
        for cue, group in by_cue.items()
    }
    rows: list[Row] = []
    for cue, group in sorted(by_cue.items()):
        if any(other != cue and any(cue[0].within(span) for span in content) for other, content in joined.items()):
            continue
        if joined[cue]:
            roles = {"content": joined[cue], "source": group[0].source, "cue": cue}
            rows.append(
                {"id": f"P{len(rows)}", **{name: [[s.start, s.end] for s in spans] for name, spans in roles.items()}}
            )
    return rows


def _near(claim: Claim) -> bool:
    """Tell whether content and cue stand near each other; quotations carried over paragraphs are not in this gold."""
    return not any(reason.startswith(("A paragraph of quotation", "The quotation goes on")) for reason in claim.reasons)


def _chars(spans: Iterable[Iterable[int]] | None, text: str) -> frozenset[int]:
    return frozenset(i for start, end in spans or () for i in range(start, end) if not text[i].isspace())


def _iou(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def _source_ok(gold: frozenset[int], predicted: frozenset[int]) -> bool:
    if not gold or not predicted:
        return not gold and not predicted
    overlap = _iou(gold, predicted)
    return overlap >= 0.5 or predicted <= gold or (gold <= predicted and overlap >= 0.1)


def _pair(scored: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Pair greedily 1:1, best score first, ties by order."""
    left, right, pairs = set(), set(), []
    for value, i, j in sorted(scored, key=lambda t: (-t[0], t[1], t[2])):
        if value > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def _kinds(row: Row, text: str) -> Iterable[str]:
    content = " ".join(text[s:e] for s, e in row.get("content") or ()).replace("''", '"').replace("``", '"').strip()
    cue = " ".join(text[s:e] for s, e in row.get("cue") or ())
    whole = bool(content) and content[0] in _MARK and content.rstrip(".,;")[-1:] in tuple(_MARK)
    yield "direct" if whole else "mixed" if any(mark in content for mark in _MARK) else "indirect"
    yield "cue_reporting" if _REPORTING.search(cue) else "cue_other"
    if not row.get("source"):
        yield "no_source"
    if len(_TOKEN.findall(content)) <= 3:
        yield "short"


def _count(text: str, gold: list[Row], predicted: list[Row], n: dict[str, float]) -> None:
    sets = {(side, role): [_chars(row.get(role), text) for row in rows]
            for side, rows in (("g", gold), ("p", predicted)) for role in _ROLES}  # fmt: skip
    near = [(_iou(g, p), i, j) for i, g in enumerate(sets["g", "content"]) for j, p in enumerate(sets["p", "content"])]
    near = [t for t in near if t[0] >= 0.5]
    right = [t for t in near if _source_ok(sets["g", "source"][t[1]], sets["p", "source"][t[2]])]
    n["pred"] += sum(1 for c in sets["p", "content"] if c)
    n["gold"] += sum(1 for c in sets["g", "content"] if c)
    hits = {i for i, _ in _pair(right)}
    n["hits"] += len(hits)
    n["strict"] += len(_pair(t for t in right if sets["g", "cue"][t[1]] & sets["p", "cue"][t[2]]))
    linked = _pair((v + _source_ok(sets["g", "source"][i], sets["p", "source"][j]), i, j) for v, i, j in near)
    n["near"] += len(linked)
    n["near ok"] += sum(_source_ok(sets["g", "source"][i], sets["p", "source"][j]) for i, j in linked)
    for i, row in enumerate(gold):
        for kind in _kinds(row, text) if sets["g", "content"][i] else ():
            n["of " + kind] += 1
            n["hit " + kind] += i in hits


def _f1(hits: float, predicted: float, gold: float) -> tuple[float, float, float]:
    p = hits / predicted if predicted else float(gold == 0)
    r = hits / gold if gold else float(predicted == 0)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def score(rows: Iterable[tuple[str, list[Row], list[Row]]]) -> dict[str, float]:
    """Return the headline scores over ``(text, gold attributions, predicted attributions)`` of all documents."""
    n: dict[str, float] = defaultdict(float)
    for text, gold, predicted in rows:
        _count(text, gold, predicted, n)
    p, r, f1 = _f1(n["hits"], n["pred"], n["gold"])
    strict = _f1(n["strict"], n["pred"], n["gold"])[2]
    recalls = {f"recall.{k[3:]}": n["hit " + k[3:]] / v for k, v in sorted(n.items()) if k.startswith("of ") and v}
    link = n["near ok"] / n["near"] if n["near"] else 0.0
    head = {"attribution.P": p, "attribution.R": r, "attribution.F1": f1, "strict.F1": strict, "link_accuracy": link}
    return {**head, **recalls, "predicted": n["pred"], "gold": n["gold"]}
