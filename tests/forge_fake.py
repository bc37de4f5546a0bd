"""A small stand-in for GitHub's API: one repository, its pull requests, issues, comments and artefacts.

It gives what a token may have and refuses the rest, as the permissions of the job say.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "the-token-of-this-job"
BOT = {"login": "github-actions[bot]", "type": "Bot"}
NEEDS = {"pulls": "pull-requests", "actions": "actions", "issues": "issues"}


@dataclass
class Fake:
    """The repository owner/name."""

    permissions: dict[str, str]
    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    issues: list[dict[str, Any]] = field(default_factory=list)
    artefacts: list[dict[str, Any]] = field(default_factory=list)  #: with their bytes as "packed"
    asked: list[str] = field(default_factory=list)
    leaked: list[str] = field(default_factory=list)  #: requests to the store that carried the token

    def __enter__(self) -> Fake:
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                data = json.loads(self.rfile.read(length) or b"null")
                status, body, where = fake.answer(
                    self.command, self.path, self.headers.get("Authorization"), data
                )
                self.send_response(status)
                if where:
                    self.send_header("Location", where)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_PATCH = answer

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    @property
    def env(self) -> dict[str, str]:
        """What a workflow's steps are told of it, but for the token, which they ask for."""
        return {
            "GITHUB_API_URL": self.address,
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "owner/name",
            "GITHUB_RUN_ID": "77",
        }

    def answer(self, method: str, path: str, token: str | None, data: Any) -> tuple[int, bytes, str]:
        parts = urlsplit(path)
        if parts.path.startswith("/store/"):
            self.leaked += [path] if token else []
            number = int(parts.path.removeprefix("/store/"))
            return 200, next(each["packed"] for each in self.artefacts if each["id"] == number), ""
        self.asked.append(f"{method} {parts.path}")
        words = parts.path.removeprefix("/repos/owner/name/").split("/")
        wanted = NEEDS[words[0]]
        if words[0] == "issues" and "comments" in words:
            wanted = "pull-requests"
        may = self.permissions.get(wanted, "none")
        if token != f"Bearer {TOKEN}" or may == "none" or (method != "GET" and may != "write"):
            return 403, b"{}", ""
        if words[0] == "actions" and words[-1] == "zip":
            return 302, b"", f"{self.address}/store/{words[2]}"
        found = self.found(method, words, {key: each[0] for key, each in parse_qs(parts.query).items()}, data)
        return 200, json.dumps(found).encode(), ""

    def found(self, method: str, words: list[str], asked: dict[str, str], data: Any) -> Any:
        page = slice((int(asked.get("page", 1)) - 1) * 100, int(asked.get("page", 1)) * 100)
        match method, words:
            case "GET", ["pulls"]:
                return [pull for pull in self.pulls if pull["head"]["label"] == asked["head"]][page]
            case "GET", ["actions", "runs", _, "artifacts"]:
                return {
                    "artifacts": [{k: v for k, v in each.items() if k != "packed"} for each in self.artefacts]
                }
            case "GET", ["issues", number, "comments"]:
                return self.comments.get(int(number), [])[page]
            case "POST", ["issues", number, "comments"]:
                made = {"id": 900 + len(self.asked), "user": BOT, "body": data["body"]}
                self.comments.setdefault(int(number), []).append(made)
                return made
            case "PATCH", ["issues", "comments", id]:
                every = (each for several in self.comments.values() for each in several)
                next(each for each in every if each["id"] == int(id))["body"] = data["body"]
                return {}
            case "GET", ["issues"]:
                return [each for each in self.issues if each["state"] == "open" and each["user"] == BOT][page]
            case "POST", ["issues"]:
                self.issues.append({"number": 50 + len(self.issues), "state": "open", "user": BOT, **data})
                return self.issues[-1]
            case "PATCH", ["issues", number]:
                next(each for each in self.issues if each["number"] == int(number)).update(data)
                return {}
        raise AssertionError(f"{method} {words} is not asked for by any workflow")


def artefact(id: int, name: str, packed: bytes, size: int | None = None) -> dict[str, Any]:
    """An artefact as it is listed."""
    return {
        "id": id,
        "name": name,
        "expired": False,
        "size_in_bytes": len(packed) if size is None else size,
        "packed": packed,
    }
