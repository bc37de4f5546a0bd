"""Readings that would fit a date which does not: ranked, each with its reasons, none ever written into the
data.

A careful reader asks first what the text round the date says, what the notes beside it are dated, how
others date the same work; only then how near two rows of digits are. So does the ranking: what a candidate
has for it is added up, and likeness of digits alone never outweighs a year that the passage names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dossier import dates
from dossier.dates import DateError, Day, PartialDate
from dossier.findings import Suggestion
from dossier.patterns import regex

MOST = 3  #: suggestions for one date

# What speaks for a candidate, in points. The order of the kinds matters, and that no amount of likeness (at
# most 14) reaches the weakest evidence; the figures themselves do not.
_OTHER_DOCUMENT, _ADDRESS, _FIRST_PUBLICATION, _PASSAGE, _NEIGHBOUR = 90, 80, 45, 50, 36
_SLIP, _DAY_AND_MONTH, _CENTURY = 14, 10, 8
_OLDEST = 150  #: years before the document: what is older is cited by its edition, not by its day
_NEAR_DAYS = 62  #: notes of one passage that are no further apart belong to one train of events

_NUMERIC = regex(r"\d[\d\s./-]*\d")


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that is dated, and what a reason calls it: "footnote 3", "the first publication"."""

    called: str
    edtf: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known round a date that does not fit."""

    years: tuple[tuple[str, int], ...] = ()  #: that the passage names, with its words: ("In 2017", 2017)
    neighbours: tuple[Dated, ...] = ()  #: the notes beside it, the nearest first
    elsewhere: tuple[Dated, ...] = ()  #: the same work in other citations
    address: tuple[str, ...] = ()  #: EDTF that its address states
    first: Dated | None = None  #: the first publication of the document itself
    earliest: Day | None = None  #: the first day that a reading can have: none is read before it is published
    latest: Day | None = None  #: the last day: the document's own


@dataclass(slots=True)
class _Candidate:
    points: int = 0
    reasons: list[str] = field(default_factory=list)
    alike: bool = False  # a slip of the pen turns it into the printed one
    evidence: bool = False  # something other than its digits speaks for it


def readings(printed: str, text: str, evidence: Evidence) -> tuple[Suggestion, ...]:
    """At most three readings of a date, the likeliest first.

    printed: the date as EDTF; text: as it is printed, which says whether its month is a number that can slip.
    Only readings that are not later than the document are given, in the precision that is printed or finer.
    """
    date = _plain(printed)
    if date is None:
        return ()
    found: dict[str, _Candidate] = {}
    for edtf, points, reason in _alike(printed, bool(_NUMERIC.fullmatch(text.strip()))):
        candidate = found.setdefault(edtf, _Candidate())
        if points > candidate.points:
            candidate.points, candidate.reasons, candidate.alike = points, [reason], True
    for edtf in _suggested(printed, evidence):
        found.setdefault(edtf, _Candidate())
    for edtf in list(found):
        fits = _plain(edtf)
        if edtf == printed or fits is None or not _in_time(fits, evidence):
            del found[edtf]
            continue
        _weigh(found[edtf], edtf, fits, evidence)
        if not found[edtf].evidence and _is_remote(fits, evidence):
            del found[edtf]
    ranked = sorted(found, key=lambda edtf: (-found[edtf].points, -_nearness(edtf, evidence), edtf))
    supported = [edtf for edtf in ranked if found[edtf].evidence]
    # What the evidence names and a slip explains needs no company; a year that is merely named does.
    kept = supported if supported and found[supported[0]].alike else ranked
    return tuple(Suggestion(edtf, tuple(found[edtf].reasons)) for edtf in kept[:MOST] if found[edtf].reasons)


def _plain(edtf: str) -> PartialDate | None:
    """A year, month or day; None for what has no single reading to mend."""
    try:
        date = dates.parse(edtf)
    except DateError:
        return None
    return date if date.precision in ("day", "month", "year") and len(edtf) in (4, 7, 10) else None


def _in_time(date: PartialDate, evidence: Evidence) -> bool:
    if date.earliest is None or date.latest is None:
        return False
    soon = evidence.latest is None or date.earliest <= evidence.latest
    return soon and (evidence.earliest is None or date.latest >= evidence.earliest)


def _is_remote(date: PartialDate, evidence: Evidence) -> bool:
    if date.earliest is None or evidence.latest is None:
        return False
    return evidence.latest.year - date.earliest.year > _OLDEST


def _alike(printed: str, numeric: bool) -> Iterator[tuple[str, int, str]]:
    """Dates that a slip of the pen turns into the printed one."""
    year, *rest = printed.split("-")
    tail = "".join(f"-{part}" for part in rest)
    for other in _one_digit(year):
        yield other + tail, _SLIP, "one digit differs"
    for other in _swapped(year):
        yield other + tail, _SLIP, "two digits have changed places"
    for century in ("18", "19", "20"):
        yield century + year[2:] + tail, _CENTURY, "the century differs"
    if len(rest) == 2:
        month, day = rest
        yield (
            f"{year}-{day}-{month}",
            _DAY_AND_MONTH if numeric else _DAY_AND_MONTH // 2,
            "day and month have changed places",
        )
        for other in _one_digit(day):
            yield f"{year}-{month}-{other}", _SLIP, "one digit of the day differs"
        for other in _swapped(day):
            yield f"{year}-{month}-{other}", _SLIP, "two digits of the day have changed places"
        for other in {day[0], day[1]} - {"0"} if day[0] != "0" else ():
            yield f"{year}-{month}-0{other}", _SLIP, "the day has a digit too many"
    if rest and numeric:
        for other in _one_digit(rest[0]):
            yield "-".join([year, other, *rest[1:]]), _SLIP, "one digit of the month differs"


def _one_digit(digits: str) -> Iterator[str]:
    for place, old in enumerate(digits):
        for new in "0123456789":
            if new != old:
                yield digits[:place] + new + digits[place + 1 :]


def _swapped(digits: str) -> Iterator[str]:
    for place in range(len(digits) - 1):
        yield digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]


def _suggested(printed: str, evidence: Evidence) -> Iterator[str]:
    """Dates that the evidence names: whole ones, and the printed day in a year that it names."""
    tail = printed[4:]
    for _, year in evidence.years:
        yield f"{year:04d}{tail}"
    for neighbour in evidence.neighbours:
        yield neighbour.edtf[:4] + tail
    if evidence.first:
        yield evidence.first.edtf[:4] + tail
    for edtf in (*(dated.edtf for dated in evidence.elsewhere), *evidence.address):
        yield edtf if len(edtf) >= len(printed) else edtf + printed[len(edtf) :]


def _weigh(candidate: _Candidate, edtf: str, date: PartialDate, evidence: Evidence) -> None:
    """Add what speaks for a candidate; its reasons in the order of their weight, likeness last."""
    weighed: list[tuple[int, str]] = []
    for dated in evidence.elsewhere:
        if _agrees(edtf, dated.edtf):
            weighed.append((_OTHER_DOCUMENT, f"{dated.called} dates the same work {dated.edtf}"))
            break
    for stated in evidence.address:
        if _agrees(edtf, stated):
            weighed.append((_ADDRESS, f"its address says {stated}"))
            break
    words = next((words for words, year in evidence.years if year == int(edtf[:4])), None)
    if words:
        weighed.append((_PASSAGE, f"the passage says '{words}'"))
    weighed.extend(_beside(edtf, date, evidence.neighbours))
    if evidence.first and edtf[:4] == evidence.first.edtf[:4]:
        weighed.append((_FIRST_PUBLICATION, f"{evidence.first.called} is dated {evidence.first.edtf}"))
    weighed.sort(key=lambda each: -each[0])
    candidate.points += sum(points for points, _ in weighed)
    candidate.evidence = bool(weighed)
    candidate.reasons = [reason for _, reason in weighed] + candidate.reasons


def _beside(edtf: str, date: PartialDate, neighbours: Iterable[Dated]) -> Iterator[tuple[int, str]]:
    """The note beside it that is dated nearest: within two months it weighs fully, within the year half."""
    best: tuple[int, str] | None = None
    for rank, neighbour in enumerate(neighbours):
        other = _plain(neighbour.edtf)
        if other is None or not (date.earliest and other.earliest):
            continue
        if abs(dates.days_between(date.earliest, other.earliest)) <= _NEAR_DAYS:
            points = _NEIGHBOUR
        elif edtf[:4] == neighbour.edtf[:4]:
            points = _NEIGHBOUR // 2
        else:
            continue
        points -= min(rank, 4)
        if best is None or points > best[0]:
            best = points, f"{neighbour.called} beside it is dated {neighbour.edtf}"
    if best:
        yield best


def _agrees(edtf: str, stated: str) -> bool:
    return edtf.startswith(stated) or stated.startswith(edtf)


def _nearness(edtf: str, evidence: Evidence) -> int:
    """Days before the document, negative: of readings with equal reasons the latest is the likeliest."""
    date = _plain(edtf)
    if evidence.latest is None or date is None or date.earliest is None:
        return 0
    return -dates.days_between(date.earliest, evidence.latest)
