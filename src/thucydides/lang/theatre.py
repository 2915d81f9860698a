"""Theatre files: which war is followed, its sides and who belongs to them. TOML, built in or given as a path."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from thucydides.errors import ConfigError
from thucydides.model.theatre import Side, Theatre

_FOLDER = Path(__file__).parent / "theatres"
_HINT = "the keys are those of the built-in file; show one with: thucydides theatre"


def built_in() -> tuple[str, ...]:
    """Return the names of the theatres that come with the program, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def load(path_or_name: str) -> Theatre:
    """Return the theatre of a built-in name or a TOML file; ``ConfigError`` (config.theatre) when it cannot be had."""
    path = _FOLDER / f"{path_or_name}.toml" if path_or_name in built_in() else Path(path_or_name)
    return _decode(_tree(path), path.name)


def _tree(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        near = difflib.get_close_matches(str(path), built_in(), n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else f"built in: {', '.join(built_in())}; or give a path"
        raise ConfigError("config.theatre", f"no theatre file or built-in theatre {str(path)!r}", hint=hint) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValueError) as error:
        raise ConfigError("config.theatre", f"{path.name}: {_cause(error)}", hint="it must be TOML in UTF-8") from error


def _cause(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return str(error).splitlines()[0] if str(error) else type(error).__name__


def _decode(tree: dict[str, Any], name: str) -> Theatre:
    _check_keys(tree, Theatre, name)
    for side in tree["sides"] if isinstance(tree.get("sides"), list) else ():
        if isinstance(side, dict):
            _check_keys(side, Side, f"{name}, side {side.get('name', '?')}")
    try:
        return msgspec.convert(tree, Theatre)
    except msgspec.ValidationError as error:
        raise ConfigError("config.theatre", f"{name}: {error}", hint=_HINT) from error


def _check_keys(tree: dict[str, Any], kind: type[Struct], where: str) -> None:
    """Refuse keys that the struct does not have, with the nearest that it has."""
    known = kind.__struct_fields__
    for key in tree:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(known)}"
            raise ConfigError("config.theatre", f"{where}: no key named {key!r}", hint=hint)
