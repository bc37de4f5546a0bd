"""Asks whether an address answers, politely and of public machines alone.

First HEAD; GET where a server has no answer to that; nothing of a page is read. A server is asked one thing at a
time, with a pause between, and once more after a while where it was silent. Only http and https are asked for, on
their usual ports, and only of addresses that are public: what a record names, and what a server leads on to,
may not be used to look into the network of the machine that asks.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

AGENT = "Mozilla/5.0 (compatible; DossierLinkCheck/1.0)"
PORTS = {"http": 80, "https": 443}
MOST_LEADS = 6  #: redirects that are followed
TUNNELS = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))
_GONE, _NO_HEAD = (404, 410), (400, 403, 404, 405, 406, 410, 429, 500, 501, 502, 503, 504)
_LATER = (408, 425, 429, 500, 502, 503, 504)


class Answer(NamedTuple):
    """What came of asking.

    state: answers; gone (the server says so); silent (no answer, no such name); refuses (it answers, and does not
    show the page to a program); not-asked (no public machine, out of time).
    """

    state: str
    said: str  #: "200", "404", "the name is not known"
    leads_to: str = ""  #: where a permanent redirect leads


class NotPublic(Exception):
    """An address that is not asked, and why."""


Dial = Callable[[str, int, float], socket.socket]


def dial(host: str, port: int, timeout: float) -> socket.socket:
    """A connection to a public machine. The name is looked up once, so what is checked is what is connected to."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    for *_, place in found:
        if not is_public(str(place[0])):
            raise NotPublic("it leads into a private network")
    problem: OSError = OSError("no address")
    for family, kind, protocol, _, place in found[:4]:
        made = socket.socket(family, kind, protocol)
        made.settimeout(timeout)
        try:
            made.connect(place)
            return made
        except OSError as error:
            made.close()
            problem = error
    raise problem


def is_public(address: str) -> bool:
    """Whether an IP address is one that everybody can reach; nothing that carries another one in itself is."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip
    tunnelled = ip.version == 6 and any(ip in tunnel for tunnel in TUNNELS)
    return ip.is_global and not ip.is_multicast and not tunnelled


@dataclass(frozen=True, slots=True)
class Asker:
    """How it is asked. Seconds throughout."""

    dial: Dial = dial
    timeout: float = 20
    pause: float = 1.5  #: between two questions to one server
    again: tuple[float, ...] = (10, 60)  #: before a server that was silent is asked again
    ports: bool = True  #: only the usual ones
    at_once: int = 8  #: servers
    deadline: float = 45 * 60  #: what is left after that is not asked

    def ask_all(
        self, addresses: Iterable[str], advance: Callable[[int], object] = lambda _: None
    ) -> dict[str, Answer]:
        """The answer to each address. advance: is told how many are done."""
        end = time.monotonic() + self.deadline
        by_host: dict[str, list[str]] = defaultdict(list)
        for address in addresses:
            by_host[urlsplit(address).hostname or ""].append(address)

        def ask_host(several: list[str]) -> dict[str, Answer]:
            found = {}
            for number, address in enumerate(several):
                if number:
                    time.sleep(self.pause)
                found[address] = self.ask(address, end)
                advance(1)
            return found

        with ThreadPoolExecutor(self.at_once) as pool:
            answers = {
                address: each
                for done in pool.map(ask_host, by_host.values())
                for address, each in done.items()
            }
        return {address: answers[address] for address in addresses if address in answers}

    def ask(self, address: str, end: float = float("inf")) -> Answer:
        """The answer to one address, asked again where it may be another a minute later. Never raises for an answer."""
        for wait in (*self.again, -1):
            if time.monotonic() > end:
                return Answer("not-asked", "there was no time left")
            answer, later = self._ask_once(address)
            if not later or wait < 0 or time.monotonic() + wait > end:
                return answer
            time.sleep(wait)
        raise AssertionError("the last wait is negative")

    def _ask_once(self, address: str) -> tuple[Answer, bool]:
        """An answer, and whether asking later may give another."""
        try:
            return self._follow(address)
        except NotPublic as reason:
            return Answer("not-asked", str(reason)), False
        except TimeoutError:
            return Answer("silent", "it takes too long"), True
        except socket.gaierror as error:
            return Answer("silent", "the name is not known"), error.errno == socket.EAI_AGAIN
        except ssl.SSLCertVerificationError:
            return Answer("refuses", "its certificate does not hold"), False
        except (http.client.HTTPException, OSError, ValueError) as error:
            return Answer("silent", f"no answer that can be read ({type(error).__name__})"), True

    def _follow(self, address: str) -> tuple[Answer, bool]:
        lasting, at = True, address
        for _ in range(MOST_LEADS):
            status, target = self._status(at)
            if not (300 <= status < 400 and target):
                break
            lasting &= status in (301, 308)
            at = urljoin(at, target)
        else:
            return Answer("refuses", f"it leads on more than {MOST_LEADS} times"), False
        moved = at if lasting and at != address else ""
        if 200 <= status < 300:
            return Answer("answers", str(status), moved), False
        if status in _GONE:
            return Answer("gone", str(status), moved), False
        return Answer("refuses", str(status), moved), status in _LATER

    def _status(self, address: str) -> tuple[int, str]:
        """The status, and where it leads. HEAD first; a server that has no answer to that may have one to GET."""
        status, target = self._request("HEAD", address)
        if status in _NO_HEAD:
            time.sleep(min(self.pause, 1))
            status, target = self._request("GET", address)
        return status, target

    def _request(self, method: str, address: str) -> tuple[int, str]:
        parts = urlsplit(address)
        if parts.scheme not in PORTS or not parts.hostname:
            raise NotPublic(f"it leads to an address of the kind {parts.scheme or 'none'}")
        port = parts.port or PORTS[parts.scheme]
        if self.ports and port not in PORTS.values():
            raise NotPublic(f"port {port} is not asked")
        host = parts.hostname.encode("idna").decode()
        made = self.dial(host, port, self.timeout)
        try:
            if parts.scheme == "https":
                made = ssl.create_default_context().wrap_socket(made, server_hostname=host)
            connection = http.client.HTTPConnection(host, port)
            connection.default_port = PORTS[parts.scheme]  # which the Host header does not name
            connection.sock = made
            # What a record names may hold any character; a request line takes none but these.
            path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
            query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
            connection.request(method, path + query, headers={"User-Agent": AGENT, "Accept": "*/*"})
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location") or ""
        finally:
            made.close()
