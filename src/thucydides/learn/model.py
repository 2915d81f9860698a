"""The attribution model at run time: onnxruntime and tokenizers, no network, no torch."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from msgspec import Struct
from tokenizers import Tokenizer

from thucydides.learn.decode import Attribution, Decoder
from thucydides.learn.tags import Floats
from thucydides.learn.windows import Window, windows
from thucydides.model.span import Span

#: Windows decoded together.
BATCH = 32


class Reading(Struct, frozen=True):
    """What the model sees in one window: its words, the network's rows (words x outputs), the attributions."""

    window: Window
    rows: Floats
    attributions: tuple[Attribution, ...]


class Model:
    """Encoder, tokenizer and heads of one folder of weights."""

    def __init__(self, folder: Path) -> None:
        """Keep what every reading needs."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # two threads on short batches are slower than one (measured)
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        meta = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self.version = str(meta["version"])
        self.marks: tuple[int, int] = (meta["marks"][0], meta["marks"][1])
        with np.load(folder / "heads.npz", allow_pickle=False) as heads:
            self.decoder = Decoder({name: heads[name] for name in heads.files})

    def _encode(self, text: str) -> tuple[Sequence[int], Sequence[tuple[int, int]]]:
        made = self.tokenizer.encode(text, add_special_tokens=False)
        return made.ids, made.offsets

    def read(self, text: str, paragraphs: Sequence[Span]) -> list[Reading]:
        """Return what is seen in each window of the paragraphs, in order; time is linear in their length."""
        packed = [w for w in windows(text, paragraphs, self._encode, self.marks) if w.words]
        done: list[Reading] = []
        for begin in range(0, len(packed), BATCH):
            group = packed[begin : begin + BATCH]
            rows = [self._rows(window) for window in group]
            found = self.decoder.decode(text, group, _padded(rows))
            done += [Reading(w, r, tuple(f)) for w, r, f in zip(group, rows, found, strict=True)]
        return done

    def _rows(self, window: Window) -> Floats:
        """Run one window alone: 8-bit scales then depend on it only, and nothing is padded (no slower, measured)."""
        pieces = np.array([window.pieces], dtype=np.int64)
        given = {"pieces": pieces, "mask": np.ones_like(pieces), "first": np.array([window.first], dtype=np.int64)}
        rows: Floats = self.session.run(["rows"], given)[0][0]
        return rows


def _padded(rows: Sequence[Floats]) -> Floats:
    out = np.zeros((len(rows), max(len(r) for r in rows), rows[0].shape[1]), dtype=np.float32)
    for k, row in enumerate(rows):
        out[k, : len(row)] = row
    return out
