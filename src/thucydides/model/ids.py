"""Tagged digests: the ids of everything in a ledger.

A capture's id is ``sha256:`` + 64 hex digits of its bytes, so that ``sha256sum`` can check it. Every other id is
``PREFIX:`` + 20 hex digits of the BLAKE2b digest (10 bytes) of the canonical form: UTF-8 JSON with sorted keys and
no spaces of the listed parts. 80 bits keep the chance of one collision under 1e-11 for a million values.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(order="sorted")


def canonical(value: Any) -> bytes:  # noqa: ANN401  any msgspec-encodable value
    """Return the canonical bytes of a value: UTF-8 JSON, sorted keys, no spaces."""
    return _ENCODER.encode(value)


def digest(prefix: str, *parts: Any) -> str:  # noqa: ANN401  any msgspec-encodable values
    """Return ``prefix:HEX20`` over the canonical form of ``parts``."""
    return f"{prefix}:{hashlib.blake2b(canonical(parts), digest_size=10).hexdigest()}"


def capture_id(data: bytes) -> str:
    """Return ``sha256:HEX64`` of the untouched bytes."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
