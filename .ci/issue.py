"""Keeps one issue for what a scheduled job has found: opens it, renews it, closes it when nothing is left.

    python3 .ci/issue.py links|audit

It has the right to write issues, and so it reads what the job before it left behind as a stranger's, and runs
nothing but this repository's main branch and Python's standard library.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from artefact import fetch  # noqa: E402
from forge import BOT, Forge, Refused  # noqa: E402

from dossier.consequences.telling import code  # noqa: E402
from dossier.outside import telling  # noqa: E402


class Kind(NamedTuple):
    """A kind of report. found: how much there is to mend; told: the report as Markdown that is safe to show."""

    title: str
    found: Callable[[object], int]
    told: Callable[[object], str]


def libraries(data: object) -> list[dict[str, Any]]:
    """What pip-audit says of each pinned library."""
    listed = data.get("dependencies") if isinstance(data, dict) else None
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def unknown(data: object) -> list[dict[str, Any]]:
    """The libraries that could not be looked up: of these nothing is known, which is no good news."""
    return [each for each in libraries(data) if "skip_reason" in each]


def vulnerabilities(data: object) -> list[tuple[str, str, dict[str, Any]]]:
    """Each known vulnerability of a pinned library, by its name and version, as pip-audit writes them."""
    return [
        (str(library.get("name")), str(library.get("version")), each)
        for library in libraries(data)
        if isinstance(library.get("vulns"), list)
        for each in library["vulns"]
        if isinstance(each, dict)
    ]


def told_vulnerabilities(data: object) -> str:
    lines = []
    for name, version, each in vulnerabilities(data)[:100]:
        fixed = each.get("fix_versions")
        mended = ", ".join(filter(None, map(code, fixed[:5]))) if isinstance(fixed, list) else ""
        lines.append(
            f"- {code(name)} {code(version)}: {code(each.get('id'))}, "
            f"{f'mended in {mended}' if mended else 'not mended yet'}"
        )
    if several := unknown(data):
        named = ", ".join(filter(None, (code(each.get("name")) for each in several[:50])))
        lines.append(f"- {len(several):,} could not be looked up: {named}")
    listed = "\n".join(lines) or "No known vulnerability."
    return f"{listed}\n\n`.ci/pin --upgrade` takes the newest versions that pyproject.toml allows.\n"


KINDS = {
    "links": Kind("Outside links that do not answer", telling.to_mend, telling.as_markdown),
    "audit": Kind(
        "Known vulnerabilities of pinned libraries",
        lambda data: len(vulnerabilities(data)) + len(unknown(data)),
        told_vulnerabilities,
    ),
}


def main(words: list[str]) -> int:
    if len(words) != 1 or words[0] not in KINDS:
        print(f"issue.py: takes one of {', '.join(KINDS)}", file=sys.stderr)
        return 2
    try:
        print(
            keep(
                Forge.of_the_run(),
                words[0],
                int(os.environ["GITHUB_RUN_ID"]),
                os.environ["GITHUB_SERVER_URL"],
            )
        )
    except Refused as refused:
        print(f"issue.py: {refused}", file=sys.stderr)
        return 1
    return 0


def keep(forge: Forge, name: str, run: int, server: str) -> str:
    """Bring the issue to what the run has found; what was done, in a line."""
    kind, data = KINDS[name], fetch(forge, run, name)
    mark = f"<!-- dossier: {name} -->"
    text = f"{mark}\n{kind.told(data)}\nFrom [this run]({server}/{forge.repository}/actions/runs/{run}).\n"
    found = kind.found(data)
    for issue in forge.every("issues", state="open", creator=BOT):
        if "pull_request" not in issue and (issue["body"] or "").startswith(mark):
            number = int(issue["number"])
            state = {} if found else {"state": "closed", "state_reason": "completed"}
            forge.send("PATCH", f"issues/{number}", {"body": text, **state})
            return f"issue {number} is {'kept up to date' if found else 'closed: nothing is left'}"
    if not found:
        return "there is nothing to say"
    number = forge.send("POST", "issues", {"title": kind.title, "body": text})["number"]
    return f"issue {int(number)} is opened"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
