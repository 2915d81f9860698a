"""Settings as frozen values: defaults < ``thucydides.toml`` < environment < command line, each with its origin.

Environment variables are ``THUCYDIDES_SECTION__KEY`` (``THUCYDIDES_CAPTURE__LIMIT_MB=8``). A key that does not exist
is an error that names the nearest one. Nothing is read at import.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from thucydides.errors import ConfigError

ENV_PREFIX = "THUCYDIDES_"
#: Environment variables with the prefix that are not settings of a section.
ENV_OTHER = frozenset({"THUCYDIDES_CONFIG", "THUCYDIDES_CACHE"})


class LedgerSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the ledger lies."""

    path: str = "ledger"


class CaptureSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """How items are captured."""

    limit_mb: float = 32.0  # items larger than this (MiB) are refused
    timeout_s: float = 20.0  # for each address, in seconds
    allow_private: bool = False  # may addresses lead to private or loopback networks?


class TheatreSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Which war is followed: the name of a built-in theatre or the path of a TOML file."""

    file: str = "russia-ukraine"


class ReportSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """How situation reports are written."""

    format: str = "md"  # md, html, json


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """Every setting of the program, by section."""

    ledger: LedgerSettings = LedgerSettings()
    capture: CaptureSettings = CaptureSettings()
    theatre: TheatreSettings = TheatreSettings()
    report: ReportSettings = ReportSettings()


class Configured(Struct, frozen=True):
    """The settings in force and where each came from (``default``, a file's name, a variable, a flag)."""

    settings: Settings
    origins: dict[str, str]


Layer = dict[str, tuple[Any, str]]  # "section.key" -> (value, origin)


def keys() -> dict[str, Any]:
    """Return every setting as ``section.key`` with its default."""
    tree = msgspec.to_builtins(Settings())
    return {f"{section}.{key}": value for section, values in tree.items() for key, value in values.items()}


def load(flags: Mapping[str, Any] | None = None, env: Mapping[str, str] | None = None) -> Configured:
    """Compose the settings; ``ConfigError`` for an unreadable file, an unknown key or a wrong value."""
    env = os.environ if env is None else env
    merged = {key: (value, "default") for key, value in keys().items()}
    merged |= _file_layer(env.get("THUCYDIDES_CONFIG", "")) | _env_layer(env)
    merged |= {key: (value, "command line") for key, value in (flags or {}).items() if value is not None}
    return Configured(_build(merged), {key: origin for key, (_, origin) in merged.items()})


def _known(key: str, origin: str) -> str:
    if key not in keys():
        near = difflib.get_close_matches(key, keys(), n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else "see: thucydides config show"
        raise ConfigError("config.unknown-key", f"{origin}: no setting named {key!r}", hint=hint)
    return key


def _file_layer(named: str) -> Layer:
    path = Path(named or "thucydides.toml")
    if not named and not path.is_file():
        return {}
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError("config.file", f"{path}: {error}", hint="the file must be valid TOML in UTF-8") from error
    rows: dict[str, tuple[Any, str]] = {}
    for section, values in tree.items():
        if not isinstance(values, dict):
            raise ConfigError("config.unknown-key", f"{path.name}: {section!r} stands outside a section")
        rows |= {_known(f"{section}.{key}", path.name): (value, path.name) for key, value in values.items()}
    return rows


def _env_layer(env: Mapping[str, str]) -> Layer:
    rows: dict[str, tuple[Any, str]] = {}
    for name in sorted(env):
        if name.startswith(ENV_PREFIX) and name not in ENV_OTHER:
            key = name.removeprefix(ENV_PREFIX).lower().replace("__", ".", 1)
            rows[_known(key, name)] = (env[name], name)
    return rows


def _build(merged: Layer) -> Settings:
    tree: dict[str, dict[str, Any]] = {}
    for name, (value, _) in merged.items():
        section, key = name.split(".", 1)
        tree.setdefault(section, {})[key] = value
    try:
        return msgspec.convert(tree, Settings, strict=False)
    except msgspec.ValidationError as error:
        key = str(error).rpartition("$.")[2].rstrip("`")
        origin = merged[key][1] if key in merged else "configuration"
        raise ConfigError("config.value", f"{origin}: {error}", hint="see: thucydides config show --origin") from error
