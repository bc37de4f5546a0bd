"""Anniversaries with their years: "the 50th anniversary of the 1967 fire", "founded in 1950, it kept its centenary"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.patterns import regex

_WORDS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fifth": 5,
    "tenth": 10,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "hundredth": 100,
}
_NAMES = {
    "silver jubilee": 25,
    "golden jubilee": 50,
    "diamond jubilee": 60,
    "sesquicentenary": 150,
    "sesquicentennial": 150,
    "bicentenary": 200,
    "bicentennial": 200,
    "tercentenary": 300,
    "tricentennial": 300,
    "centenary": 100,
    "centennial": 100,
}
_COUNT = (
    rf"(?P<count>(?:\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_WORDS)})(?= anniversary\b)|{'|'.join(_NAMES)})\b"
    r"(?: anniversary)?"
)
_YEAR = r"\d{4}"
_DAY = r"(?:(?:\d{1,2} )?[A-Z][a-z]+ (?:\d{1,2}, )?)?"
_BEFORE = rf"(?:\b[Ii]n (?P<before>{_YEAR}),? (?:[\w’']+,? ){{0,8}}?)?"
_KEPT = rf"(?:,? (?:in|on) {_DAY}(?P<kept>{_YEAR}))?"
_BEGAN = r"(?:founded|established|opened|built|launched|formed|created|consecrated|incorporated|chartered)"
_PATTERNS = (
    regex(
        rf"{_BEFORE}\b{_COUNT} of [^.;:!?,\d]{{0,60}}\b(?:in|of|from|on) {_DAY}(?P<year>{_YEAR}){_KEPT}(?=[.,;:)])"
    ),
    regex(
        rf"{_BEFORE}\b{_COUNT} of (?:the|its|his|her|their) (?P<year>{_YEAR}) [^\W\d_]+"
        rf"(?:(?: [^\W\d_]+){{0,4}},? in (?P<kept>{_YEAR}))?"
    ),
    regex(
        rf"\b{_COUNT} in (?P<kept>{_YEAR}),? (?:and )?(?:was|were|is|it was|had been|it had been) {_BEGAN} in "
        rf"{_DAY}(?P<year>{_YEAR})"
    ),
    regex(
        rf"\b(?i:{_BEGAN}) in {_DAY}(?P<year>{_YEAR})[^.;:!?\d]{{1,80}}\b{_COUNT}(?: [^\W\d_]+){{0,3}} in "
        rf"(?P<kept>{_YEAR})"
    ),
)

#: What every text with one holds: most hold none.
HINT = ("nniversary", "ubilee", "ennial", "enary")


@dataclass(frozen=True, slots=True)
class Anniversary:
    """An anniversary as printed, with its years. Spans are offsets in the text."""

    count: tuple[int, int]
    years: int
    year: tuple[int, int]  #: what it is counted from
    kept: tuple[int, int] | None  #: the year it was kept in; None: none is printed with it


def read_anniversaries(text: str) -> Iterator[Anniversary]:
    """The anniversaries of a text that stand with the year they are counted from; one for each number."""
    if not any(part in text for part in HINT):
        return
    seen: set[int] = set()
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if match.start("count") not in seen:
                seen.add(match.start("count"))
                groups = match.groupdict()
                kept = next((name for name in ("before", "kept") if groups.get(name)), "")
                yield Anniversary(
                    match.span("count"),
                    _count(match["count"]),
                    match.span("year"),
                    match.span(kept) if kept else None,
                )


def _count(printed: str) -> int:
    if printed[0].isdigit():
        return int(printed[:-2])
    return _WORDS.get(printed) or _NAMES[printed]
