"""GitHub's API, as far as the workflows need it: JSON in and out, and a file whose size is known beforehand.

Only the standard library is used: what has a token runs nothing that was installed a moment ago.
"""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

MOST_JSON = 20_000_000  #: bytes of an answer
MOST_PAGES = 20  #: of a list
BOT = "github-actions[bot]"  #: who the workflow's token writes as


class Refused(Exception):
    """What the API, or what it gave, is not fit for; in a sentence."""


class _Bare(urllib.request.HTTPRedirectHandler):
    """Follows a redirect without the token: what is stored lies on another machine."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if urlsplit(newurl).scheme != urlsplit(req.full_url).scheme:
            raise Refused(f"a redirect to another kind of address: {urlsplit(newurl).scheme}")
        return urllib.request.Request(newurl, method="GET")


class Forge:
    """The API for one repository."""

    def __init__(self, repository: str, token: str, api: str) -> None:
        self.repository, self._token, self._api = repository, token, api.rstrip("/")
        self._open = urllib.request.build_opener(_Bare())

    @classmethod
    def of_the_run(cls) -> Forge:
        """As the environment of a workflow has it."""
        given = os.environ
        return cls(given["GITHUB_REPOSITORY"], given["GITHUB_TOKEN"], given["GITHUB_API_URL"])

    def get(self, path: str, **parameters: object) -> Any:
        """The JSON at a path below the repository, "pulls"."""
        return self._json("GET", f"{path}?{urlencode(parameters)}" if parameters else path)

    def every(self, path: str, **parameters: object) -> Iterator[Any]:
        """Every item of a list, page by page, up to a limit."""
        for page in range(1, MOST_PAGES + 1):
            items = self.get(path, **parameters, per_page=100, page=page)
            yield from items
            if len(items) < 100:
                return

    def send(self, method: str, path: str, data: object) -> Any:
        return self._json(method, path, json.dumps(data).encode())

    def file(self, path: str, most: int) -> bytes:
        """The bytes at a path. Raises Refused where there are more than so many."""
        data = self._bytes("GET", path, None, most + 1)
        if len(data) > most:
            raise Refused(f"it has more than {most:,} bytes")
        return data

    def _json(self, method: str, path: str, data: bytes | None = None) -> Any:
        return json.loads(self._bytes(method, path, data, MOST_JSON) or b"null")

    def _bytes(self, method: str, path: str, data: bytes | None, most: int) -> bytes:
        address = f"{self._api}/repos/{quote(self.repository)}/{path}"
        request = urllib.request.Request(address, data, method=method)
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        try:
            with self._open.open(request, timeout=60) as answer:
                return bytes(answer.read(most))
        except urllib.error.HTTPError as error:
            raise Refused(f"{method} {path.partition('?')[0]}: {error.code} {error.reason}") from error
        except OSError as error:
            raise Refused(f"{method} {path.partition('?')[0]}: {error}") from error
