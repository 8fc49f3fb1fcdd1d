"""Connections to public machines only: what keeps an address that a stranger gives from leading into one's own network.

Each name is resolved once, every address that it has is looked at, and the connection goes to one of those: a name
that means another machine a moment later (DNS rebinding) changes nothing. Redirects are looked at in the same way.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import ssl
import time
from collections.abc import Iterator
from typing import Any

import httpcore
import httpx

from components.errors import InputError

# Set to 1, machines of one's own network may be asked too: for a newsroom's own feeds and pages.
PRIVATE_ALLOWED = "CLAIMLINE_PRIVATE_FEEDS"

MOST_SECONDS = 60.0  # for the whole answer, redirects included, however slowly it drips

# Networks of IPv6 whose addresses stand for ones of IPv4 (RFC 6052, RFC 8215).
_TRANSLATED = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48")))


class Transport(httpx.BaseTransport):
    """Sends each request, and each redirect that follows, to public machines only; all of them within MOST_SECONDS."""

    def __init__(self) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=_Network()
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.scheme not in ("http", "https"):
            raise InputError(f'It leads to "{request.url.scheme}:", which is no address of the web.')
        try:
            answer = self._pool.handle_request(
                httpcore.Request(
                    request.method, str(request.url), headers=request.headers.raw, extensions=request.extensions
                )
            )
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            raise httpx.TransportError(str(error) or type(error).__name__) from error
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Answer(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Answer(httpx.SyncByteStream):
    """The bytes of an answer as they come."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._answer.iter_stream()
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            raise httpx.TransportError(str(error) or type(error).__name__) from error

    def close(self) -> None:
        self._answer.close()


class _Network(httpcore.NetworkBackend):
    """Connects to public machines only, and lets nothing take longer than all of it may."""

    def __init__(self) -> None:
        self._until = time.monotonic() + MOST_SECONDS
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *rest: Any, **more: Any
    ) -> httpcore.NetworkStream:
        problem: Exception | None = None
        for address in checked(host, port):
            try:
                return _Stream(
                    self._plain.connect_tcp(address, port, _left(self._until, timeout), *rest, **more), self._until
                )
            except httpcore.ConnectError as error:
                problem = error
        raise problem or httpcore.ConnectError(f'"{host}" has no address')


class _Stream(httpcore.NetworkStream):
    """A connection whose every step has only the time that is left."""

    def __init__(self, plain: httpcore.NetworkStream, until: float) -> None:
        self._plain, self._until = plain, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._plain.read(max_bytes, _left(self._until, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._plain.write(buffer, _left(self._until, timeout))

    def close(self) -> None:
        self._plain.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._plain.start_tls(ssl_context, server_hostname, _left(self._until, timeout)), self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._plain.get_extra_info(info)


def _left(until: float, timeout: float | None) -> float:
    """The seconds that one step may take: its own, and no more than are left for all."""
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout(f"it takes longer than {MOST_SECONDS:.0f} seconds")
    return left if timeout is None else min(left, timeout)


def checked(host: str, port: int) -> list[str]:
    """The addresses of a host; raises InputError where one of them is not public and settings do not allow it."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f'no machine is known by the name "{host}" ({error})') from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if os.environ.get(PRIVATE_ALLOWED) != "1":
        for address in addresses:
            if not is_public(address):
                raise InputError(
                    f'"{host}" is a machine of a private network ({address}), so it is not asked. '
                    f"Set {PRIVATE_ALLOWED}=1 to allow that."
                )
    return addresses


def is_public(written: str) -> bool:
    """Whether an address is one of the public internet, also where it stands for another one."""
    address = ipaddress.ip_address(written.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        meant = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        meant += [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) for net in _TRANSLATED if address in net]
        if not all(is_public(str(one)) for one in meant if one is not None):
            return False
        if address.ipv4_mapped is not None or address in _TRANSLATED[0]:
            return True
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
