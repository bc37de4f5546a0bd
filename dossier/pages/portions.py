"""Long lists in portions: no page grows with the corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from dossier.findings import Finding
from dossier.views import NavItem

T = TypeVar("T")

#: Characters of findings on one page, markup counted roughly: 10 to 20 KB over the wire, 50 at worst.
MOST = 150_000
PLACES = 6  #: other places in a row of the report; the finding's own page has them all
WORDS = 300  #: characters of a passage in a row


def weight(finding: Finding) -> int:
    """About how many characters a finding adds to a page that shows it in full."""
    places = finding.against[:PLACES]
    return (
        600
        + len(finding.message)
        + min(len(finding.where.text), WORDS)
        + sum(150 + min(len(place.text), WORDS) + len(place.message) for place in places)
        + sum(len(one.value) + sum(map(len, one.reasons)) for one in finding.suggestions)
        + (len(finding.explained.because) if finding.explained else 0)
    )


def portions(items: Iterable[T], weigh: Callable[[T], int], most: int = MOST) -> Iterator[list[T]]:
    """The items in their order, in runs of at most so much weight and at least one item each."""
    portion: list[T] = []
    total = 0
    for item in items:
        weighs = weigh(item)
        if portion and total + weighs > most:
            yield portion
            portion, total = [], 0
        portion.append(item)
        total += weighs
    if portion:
        yield portion


def part_path(path: str, number: int) -> str:
    """The page of a part: the first has the plain name, then "…-2.html"."""
    return path if number == 1 else f"{path.removesuffix('.html')}-{number}.html"


def part_links(path: str, number: int, words: list[str]) -> tuple[NavItem, ...]:
    """Links between the parts of a list; none where it has one. words: what each part holds, "A – C"."""
    if len(words) < 2:
        return ()
    name = path.rpartition("/")[2]
    return tuple(
        NavItem(told, part_path(name, part), "page" if part == number else "")
        for part, told in enumerate(words, 1)
    )


def cut(text: str, most: int = WORDS) -> str:
    """The beginning of a long passage, and a mark that it goes on."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} […]"
