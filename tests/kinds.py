"""The kinds of page that a built site has, and one page of each: what holds for one holds for 900."""

import re
from collections import defaultdict
from pathlib import Path

#: First match wins. A page that no line fits is a new kind: name it here.
KINDS = {
    "front page": r"index\.html",
    "no such page": r"404\.html",
    "search": r"search\.html",
    "names of a letter": r"search/[^/]+\.html",
    "graph": r"graph\.html",
    "timeline": r"timeline[^/]*\.html",
    "data": r"data\.html",
    "changes": r"changes(?:-\d+)?\.html",
    "corrections": r"corrections\.html",
    "matrix": r"matrix[^/]*\.html",
    "spellings": r"spellings[^/]*\.html",
    "wordings": r"wordings[^/]*\.html",
    "comparisons": r"compare/index\.html",
    "comparison": r"compare/[^/]+\.html",
    "report": r"findings\.html",
    "rule": r"findings/by-rule/[^/]+\.html",
    "order of the report": r"findings/by-[^/]+\.html",
    "part of the report": r"findings-[^/]+\.html",
    "finding": r"findings/[^/]+\.html",
    "brief": r"claims/[^/]+\.brief\.html",
    "list": r"(?:sources|claims|actors|weapons|events)/index[^/]*\.html",
    "further mentions": r"(?:sources|claims|actors|weapons|events)/[^/]+\.[^/]+-\d+\.html",
    "source": r"sources/[^/]+\.html",
    "claim": r"claims/[^/]+\.html",
    "actor": r"actors/[^/]+\.html",
    "weapon": r"weapons/[^/]+\.html",
    "event": r"events/[^/]+\.html",
    "reference": r"reference/[^/]+\.html",
    "plain page": r"pages/[^/]+\.html",
}
#: What every site with a few records has; the others come with size.
ALWAYS = set(KINDS) - {"names of a letter", "rule", "part of the report", "further mentions", "changes"}


def kind_of(path: str) -> str:
    """The kind of the page at this path of a site; a LookupError where it is none that is known."""
    for kind, pattern in KINDS.items():
        if re.fullmatch(pattern, path):
            return kind
    raise LookupError(f"{path} is no kind of page that tests/kinds.py knows")


def largest(site: Path) -> dict[str, str]:
    """For each kind the path of the page with most to go wrong in it."""
    return {kind: paths[-1] for kind, paths in _by_size(site).items()}


def usual(site: Path) -> dict[str, str]:
    """For each kind the path of its middling page: half of the others are larger."""
    return {kind: paths[len(paths) // 2] for kind, paths in _by_size(site).items()}


def _by_size(site: Path) -> dict[str, list[str]]:
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for file in site.rglob("*.html"):
        path = file.relative_to(site).as_posix()
        if '<meta http-equiv="refresh"' in file.read_text(encoding="utf-8"):
            continue  # a page that has moved leads away at once
        found[kind_of(path)].append((file.stat().st_size, path))
    if missing := ALWAYS - set(found):
        raise LookupError(f"{site} has no {', '.join(sorted(missing))}")
    return {kind: [path for _, path in sorted(found[kind])] for kind in KINDS if kind in found}
