"""The conditional random field against exhaustive search, and the borders of windows."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from thucydides.learn.tags import NEVER, TAGS, allowed, chunks, marginals, viterbi
from thucydides.learn.windows import PIECES, WORD, windows
from thucydides.model.span import Span


def field(seed: int, words: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    moves = np.where(allowed(), chance.normal(size=(7, 7)), NEVER).astype(np.float32)
    opening = np.array([NEVER if tag.startswith("I-") else 0.0 for tag in TAGS], dtype=np.float32)
    return chance.normal(size=(words, 7)).astype(np.float32), moves, opening


def weight(path: tuple[int, ...], scores: np.ndarray, moves: np.ndarray, opening: np.ndarray) -> float:
    total = opening[path[0]] + scores[0, path[0]]
    for k in range(1, len(path)):
        total += moves[path[k - 1], path[k]] + scores[k, path[k]]
    return float(total)


@given(st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_decoding_and_marginals_agree_with_all_paths(seed: int) -> None:
    scores, moves, opening = field(seed, 4)
    padded = np.zeros((2, 6, 7), dtype=np.float32)  # a longer window beside it changes nothing
    padded[0, :4], padded[1] = scores, field(seed + 1, 6)[0]
    lengths = np.array([4, 6])
    paths = list(itertools.product(range(7), repeat=4))
    weights = np.array([weight(path, scores, moves, opening) for path in paths])
    best = viterbi(padded, moves, opening, lengths)[0, :4]
    assert tuple(best) == paths[int(weights.argmax())]
    chances = np.exp(weights - weights.max())
    chances /= chances.sum()
    got = marginals(padded, moves, opening, lengths)[0, :4]
    for word in range(4):
        for tag in range(7):
            want = sum(c for c, path in zip(chances, paths, strict=True) if path[word] == tag)
            assert abs(got[word, tag] - want) < 1e-4


def test_chunks_are_the_runs_of_tags() -> None:
    names = ["B-source", "I-source", "B-cue", "O", "B-content", "I-content", "B-content"]
    found = chunks([TAGS.index(name) for name in names], np.ones((7, 7), dtype=np.float32))
    assert [(c.role, c.start, c.end) for c in found] == [
        ("source", 0, 2), ("cue", 2, 3), ("content", 4, 6), ("content", 6, 7),
    ]  # fmt: skip


def letters(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    places = [k for k, ch in enumerate(text) if not ch.isspace()]
    return [ord(text[k]) for k in places], [(k, k + 1) for k in places]


@given(st.lists(st.text(alphabet='ab ."\u200b\u0436', min_size=1, max_size=400), max_size=6))
@settings(max_examples=60, deadline=None)
def test_windows_hold_every_word_once_and_stay_small(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    made = windows(text, spans, letters, (1, 2))
    words = [word for window in made for word in window.words]
    assert words == sorted(set(words))
    assert all(len(window.pieces) <= PIECES + 2 for window in made)
    long = any(len(m.group(0)) > PIECES for p in paragraphs for m in WORD.finditer(p))
    if not long:
        assert [w.of(text) for w in words] == [m.group(0) for s in spans for m in WORD.finditer(s.of(text))]
