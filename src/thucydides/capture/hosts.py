"""Which network an address leads to: resolved once, judged, and the connection pinned to what was judged.

Looking a name up twice would let a hostile name server answer first with a public and then with a private address
(DNS rebinding); so the name is resolved here and the request goes to the very address that was checked.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from thucydides.errors import InputError, SourceUnavailable

_NAT64 = ip_network("64:ff9b::/96")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Tell whether an address is globally reachable; addresses inside IPv6 forms (mapped, 6to4, NAT64) count too."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local or address.teredo is not None:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolve(host: str, port: int, *, allow_private: bool) -> tuple[str, bool]:
    """Return ``(ip, is_public)`` to connect to.

    ``InputError`` (``capture.url.private``) when any answer lies in a private network: a name with both kinds of
    answers is as suspect as one with only private ones. ``SourceUnavailable`` when the name has no address.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceUnavailable(
            "capture.url.unreachable", f"the host {host} has no address", hint="check the name and the network"
        ) from error
    addresses = list(dict.fromkeys(str(answer[4][0]).split("%")[0] for answer in answers))
    public = all(is_public(ip_address(found)) for found in addresses)
    if not public and not allow_private:
        raise InputError(
            "capture.url.private", f"{host} leads to a private, loopback or reserved network",
            hint="--allow-private takes it, if you trust the address",
        )  # fmt: skip
    return addresses[0], public
