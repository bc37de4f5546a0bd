"""Says on a pull request what it changes on the site: one comment, kept up to date.

It runs after the check of a pull request, with the right to write comments, and so it trusts nothing of that
check. It runs the main branch's code, never the pull request's. What the check left behind is one file of a fixed
name, of a limited size, read in memory (artefact.py). Its words are set in code spans, so that nobody is called,
no address leads anywhere, and no picture is loaded (dossier/consequences/telling.py). Which pull request it belongs
to is not read from it: it is the open one whose newest commit is the one that was checked, from where that came.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from artefact import Missing, TooLarge, fetch  # noqa: E402
from forge import BOT, Forge, Refused  # noqa: E402

from dossier.consequences.telling import as_markdown  # noqa: E402

ARTEFACT = "consequences"
MARK = "<!-- dossier: consequences -->"
ENDED = {
    "success": "the check passed",
    "failure": "the check found something to mend, or the tests failed",
    "cancelled": "the check was broken off",
    "timed_out": "the check took too long",
}
_SHA = re.compile(r"[0-9a-f]{40}")


def main() -> int:
    """The exit status: 0, also where there is nothing to say; 1 where the API refuses."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    try:
        print(say(Forge.of_the_run(), event["workflow_run"], os.environ["GITHUB_SERVER_URL"]))
    except Refused as refused:
        print(f"comment.py: {refused}", file=sys.stderr)
        return 1
    return 0


def say(forge: Forge, run: Mapping[str, Any], server: str) -> str:
    """Write or renew the comment; what was done, in a line. run: the check's, as the event has it."""
    number = pull_request(forge, run)
    if number is None:
        return "no open pull request has this commit as its newest: nothing is said"
    try:
        told = as_markdown(consequences(forge, run))
    except NothingToShow as reason:
        told = f"{reason}\n"
    text = comment(told, run, f"{server}/{forge.repository}/actions/runs/{int(run['id'])}")
    for old in forge.every(f"issues/{number}/comments"):
        if old["user"]["login"] == BOT and old["body"].startswith(MARK):
            if old["body"] != text:
                forge.send("PATCH", f"issues/comments/{int(old['id'])}", {"body": text})
            return f"the comment on pull request {number} is kept up to date"
    forge.send("POST", f"issues/{number}/comments", {"body": text})
    return f"a comment is written on pull request {number}"


def pull_request(forge: Forge, run: Mapping[str, Any]) -> int | None:
    """The number of the open pull request that was checked; None where there is none, or it has gone on since."""
    origin, branch, commit = run["head_repository"], run["head_branch"], run["head_sha"]
    if not origin or not _SHA.fullmatch(commit):
        return None
    known = {
        each["number"] for each in run.get("pull_requests") or ()
    }  # GitHub names them, but not of a fork
    found = [
        pull["number"]
        for pull in forge.every("pulls", state="open", head=f"{origin['owner']['login']}:{branch}")
        if pull["head"]["sha"] == commit
        and (pull["head"]["repo"] or {}).get("id") == origin["id"]
        and (not known or pull["number"] in known)
    ]
    return int(found[0]) if len(found) == 1 else None


class NothingToShow(Exception):
    """Why there is no comparison, in a sentence of ours: nothing of the artefact is in it."""


def consequences(forge: Forge, run: Mapping[str, Any]) -> object:
    """What the check compared, as it says: any JSON. Raises NothingToShow."""
    try:
        return fetch(forge, int(run["id"]), ARTEFACT)
    except Missing as reason:
        raise NothingToShow("The check came to no comparison; its run says why.") from reason
    except TooLarge as reason:
        raise NothingToShow("The comparison is too large to be shown here; the run has it.") from reason
    except Refused as reason:
        print(f"comment.py: the artefact is not shown: {reason}", file=sys.stderr)
        raise NothingToShow("The comparison cannot be read; the run has what the check wrote.") from reason


def comment(told: str, run: Mapping[str, Any], address: str) -> str:
    """The text of the comment, of Markdown that is safe to show."""
    ended = ENDED.get(run["conclusion"], "the check ended")
    return (
        f"{MARK}\n### What this changes on the site\n\n{told}\n"
        f"At `{run['head_sha'][:7]}` {ended}: [its run]({address}) has the whole comparison, "
        "and the site as it would be, as artefacts.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
