"""The training loop: batches of windows, four losses, one encoder. Deterministic for a seed and a number of threads."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from msgspec import Struct
from torch import Tensor
from torch.nn import functional

from thucydides.learn.tags import TAGS
from thucydides.train.examples import Example, Pair
from thucydides.train.network import ENDS, LINK, Network


class Plan(Struct, frozen=True):
    """How to train: everything that the card records."""

    seed: int = 3
    epochs: int = 4
    batch: int = 16
    rate: float = 2e-4
    warm: float = 0.08
    weight_decay: float = 0.01
    link: float = 0.5
    doubt: float = 0.3


class Batch(Struct):
    """Padded tensors of some windows, with their examples."""

    pieces: Tensor
    mask: Tensor
    first: Tensor
    lengths: Tensor
    examples: list[Example]


def batch_of(examples: Sequence[Example], padding: int) -> Batch:
    """Pad windows to the longest of them."""
    wide = max(len(e.window.pieces) for e in examples)
    long = max(len(e.window.words) for e in examples)
    pieces = np.full((len(examples), wide), padding, dtype=np.int64)
    mask, first = np.zeros((len(examples), wide), dtype=np.int64), np.zeros((len(examples), long), dtype=np.int64)
    for k, e in enumerate(examples):
        pieces[k, : len(e.window.pieces)] = e.window.pieces
        mask[k, : len(e.window.pieces)] = 1
        first[k, : len(e.window.first)] = e.window.first
    lengths = torch.tensor([len(e.window.words) for e in examples])
    return Batch(torch.from_numpy(pieces), torch.from_numpy(mask), torch.from_numpy(first), lengths, list(examples))


def batches(examples: Sequence[Example], plan: Plan, padding: int, chance: random.Random) -> Iterator[Batch]:
    """Shuffle, then group windows of like length, so that little is padded."""
    order = list(examples)
    chance.shuffle(order)
    pools = [order[k : k + plan.batch * 40] for k in range(0, len(order), plan.batch * 40)]
    groups = []
    for pool in pools:
        pool.sort(key=lambda e: len(e.window.pieces))
        groups += [pool[k : k + plan.batch] for k in range(0, len(pool), plan.batch)]
    chance.shuffle(groups)
    return (batch_of(group, padding) for group in groups)


def loss_of(net: Network, batch: Batch, out: Tensor, plan: Plan) -> Tensor:
    """Return tagging + linking + doubt, weighted as planned."""
    size = len(TAGS)
    tagged = [k for k, e in enumerate(batch.examples) if e.tags is not None]
    total = out.new_zeros(())
    if tagged:
        long = max(len(batch.examples[k].window.words) for k in tagged)
        tags = torch.zeros(len(tagged), long, dtype=torch.int64)
        for row, k in enumerate(tagged):
            known = batch.examples[k].tags or []
            tags[row, : len(known)] = torch.tensor(known)
        total = total + net.crf_loss(out[tagged][:, :long, :size], tags, batch.lengths[tagged])
    chosen = [choice_loss(net, out[k], pair) for k, e in enumerate(batch.examples) for pair in e.pairs]
    if chosen:
        total = total + plan.link * torch.stack(chosen).mean()
    doubts = _doubt(batch, out[:, :, -2:])
    return total + plan.doubt * torch.stack(doubts).mean() if doubts else total


def choice_loss(net: Network, row: Tensor, pair: Pair) -> Tensor:
    """Return the cross entropy of one choice among its candidates and none."""
    size = len(TAGS)
    ends = row[:, size : size + len(ENDS) * 2 * LINK].reshape(-1, len(ENDS), 2, LINK)
    asks = torch.cat([ends[pair.a[0], 2 * pair.kind, 0], ends[pair.a[1] - 1, 2 * pair.kind, 1]])
    none = net.none(asks)
    if not pair.b:
        scores = none
    else:
        starts, lasts = [b[0] for b in pair.b], [b[1] - 1 for b in pair.b]
        keys = torch.cat([ends[starts, 2 * pair.kind + 1, 0], ends[lasts, 2 * pair.kind + 1, 1]], dim=1)
        apart = net.between[pair.kind](torch.from_numpy(pair.features)).squeeze(1)
        scores = torch.cat([keys @ asks / LINK**0.5 + apart, none])
    return functional.cross_entropy(scores[None], torch.tensor([pair.answer]))


def _doubt(batch: Batch, out: Tensor) -> list[Tensor]:
    losses = []
    for k, e in enumerate(batch.examples):
        if e.facts:
            at = torch.tensor([w for w, _ in e.facts])
            want = torch.tensor([value for _, value in e.facts])
            losses.append(functional.smooth_l1_loss(3 * torch.tanh(out[k, at, 0]), want))
        if e.hedged is not None:
            peak = out[k, : len(e.window.words), 1].max()
            losses.append(functional.binary_cross_entropy_with_logits(peak, torch.tensor(e.hedged)))
    return losses


def train(net: Network, epochs: Sequence[Sequence[Example]], plan: Plan, padding: int) -> Network:
    """Train on the examples of each epoch (packed anew for each) with AdamW, warm-up and linear decay."""
    chance = random.Random(plan.seed)
    tuned = [p for p in net.parameters() if p.requires_grad]
    fresh = [p for name, p in net.named_parameters() if p.requires_grad and not name.startswith("encoder.")]
    known = [p for name, p in net.named_parameters() if p.requires_grad and name.startswith("encoder.")]
    groups = [{"params": known, "lr": plan.rate}, {"params": fresh, "lr": plan.rate * 5}]
    steps = sum(-(-len(examples) // plan.batch) for examples in epochs) + 8
    optimizer = torch.optim.AdamW(groups, weight_decay=plan.weight_decay)
    warm = int(steps * plan.warm)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: (k + 1) / warm if k < warm else max(0.0, (steps - k) / (steps - warm))
    )
    begun, done = time.time(), 0
    for number, examples in enumerate(epochs):
        net.train()
        for batch in batches(examples, plan, padding, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = net(batch.pieces, batch.mask, batch.first)
            loss = loss_of(net, batch, out.float(), plan)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tuned, 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            done += 1
            if done % 50 == 1:
                print(
                    f"epoch {number + 1} step {done}/{steps} loss {loss.item():.3f} {time.time() - begun:.0f} s",
                    flush=True,
                )
    return net
