"""The theatre: which war is followed, its sides and who belongs to them."""

from __future__ import annotations

from msgspec import Struct


class Side(Struct, frozen=True, forbid_unknown_fields=True):
    """A belligerent: the names, offices, adjectives and outlets by which a voice is known to belong to it."""

    name: str
    party: tuple[str, ...] = ()  # state, ministries, armed forces, leaders
    civil: tuple[str, ...] = ()  # local authorities, rescue services, hospitals under it
    demonyms: tuple[str, ...] = ()  # "Ukrainian"
    outlets: tuple[str, ...] = ()  # state outlets whose own word is the party's


class Theatre(Struct, frozen=True, forbid_unknown_fields=True):
    """A war as the user frames it; sides of unknown voices are derived from their names and shown as derived."""

    name: str
    sides: tuple[Side, ...] = ()
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2: the prior for places
    zone: str = ""  # IANA zone assumed for local times; '' : unknown
    languages: tuple[str, ...] = ()
    renames: tuple[tuple[str, ...], ...] = ()  # names of one place: ("Bakhmut", "Artemivsk")
