"""What came of asking, as data, for a terminal, and as Markdown for an issue.

Addresses and what servers say are strangers' words: in the Markdown they stand in code spans alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dossier.consequences.telling import code, plain

if TYPE_CHECKING:  # an issue is written where nothing but the standard library is
    from dossier.outside.addresses import Outside
    from dossier.outside.asking import Answer

Json = dict[str, Any]

MOST = 100  #: lines of a list in an issue
STATES = {
    "gone": "The server says that the page is not there",
    "silent": "No answer",
    "refuses": "Not shown to a program; look yourself",
    "not-asked": "Not asked",
}


def as_data(
    outside: Sequence[Outside], answers: Mapping[str, Answer], unarchived: Sequence[str], as_of: str
) -> Json:
    """One object: every address that does not simply answer, those that have moved, sources without archive copy."""
    entries = [
        {"address": each.address, "places": list(each.places), **answers[each.address]._asdict()}
        for each in outside
        if answers[each.address].state != "answers" or answers[each.address].leads_to
    ]
    return {
        "version": 1,
        "as_of": as_of,
        "asked": len(outside),
        "links": entries,
        "without_archive": list(unarchived),
    }


def to_mend(data: object) -> int:
    """How many addresses are gone or silent."""
    return sum(link.get("state") in ("gone", "silent") for link in _links(data))


def as_text(data: object) -> str:
    lines = []
    for heading, several in _lists(data):
        lines += [heading, *(f"  {_line(link, plain)}" for link in several), ""]
    return "\n".join([*lines, _sum(data), ""])


def as_markdown(data: object) -> str:
    """For an issue; 60,000 characters at most."""
    parts = [_sum(data)]
    for heading, several in _lists(data):
        lines = [f"- {_line(link, code)}" for link in several[:MOST]]
        lines += [f"- … and {len(several) - MOST:,} more"] if len(several) > MOST else []
        parts.append(f"**{heading}**\n\n" + "\n".join(lines))
    text = "\n\n".join(parts) + "\n"
    return (
        text if len(text) <= 60_000 else f"{text[:59_000].rpartition(chr(10))[0]}\n\nThe run has the rest.\n"
    )


def _sum(data: object) -> str:
    asked = data.get("asked") if isinstance(data, dict) else 0
    unarchived = data.get("without_archive") if isinstance(data, dict) else []
    number = len(unarchived) if isinstance(unarchived, list) else 0
    return (
        f"{plain(asked) or 0} addresses asked: {to_mend(data):,} gone or silent. "
        f"Sources with an address and without an archive copy: {number:,}."
    )


def _lists(data: object) -> Iterator[tuple[str, list[Json]]]:
    for state, heading in STATES.items():
        if several := [link for link in _links(data) if link.get("state") == state]:
            yield heading, several
    if moved := [link for link in _links(data) if link.get("state") == "answers"]:
        yield "Answers from another address for good", moved


def _links(data: object) -> list[Json]:
    links = data.get("links") if isinstance(data, dict) else None
    return [link for link in links if isinstance(link, dict)] if isinstance(links, list) else []


def _line(link: Json, word: Any) -> str:
    places = link.get("places")
    named = [word(place) for place in places[:3]] if isinstance(places, list) else []
    more = f" and {len(places) - 3} more" if isinstance(places, list) and len(places) > 3 else ""
    to = f" → {word(link.get('leads_to'))}" if link.get("leads_to") else ""
    said = f" ({word(link.get('said'))})" if link.get("state") != "answers" else ""
    return f"{word(link.get('address'))}{to}{said} in {', '.join(filter(None, named))}{more}"
