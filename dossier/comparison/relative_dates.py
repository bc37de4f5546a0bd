"""Amounts of time and relative words that stand beside a date: what they say, and what the dates say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dossier.comparison.named_days import NamedDay, day_of, named_days
from dossier.dates import DateError, Day, PartialDate, add_days, parse
from dossier.patterns import regex
from dossier.prose.dates import DateSpan, read_dates
from dossier.prose.document import DocumentText, Sight, TextParagraph
from dossier.prose.elapsed import Elapsed, allows, days_from, in_units, read_elapsed
from dossier.prose.quote_marks import quoted
from dossier.prose.sentences import sentences

_CLAUSE_END = regex(r"[;:?!]|,(?! \d{4}\b)|\s[–—-]\s")
_NOW = regex(r"\b(?:has|have|’ve|'ve|is|are|now|still|today)\b")
_THEN = regex(r"\b(?:had|’d|'d)\b")
_NAMED = regex(r"\s(?:(?:the|its|his|her|their)\s)?\Z")
_DATED = regex(r"\b(?:in|on|of)\s\Z")
BESIDE = regex(r"(?:,\s+|\s+\(|\s+)(?:on|in)\s\Z|,\s\Z|\s\(\Z")
_THEN_DATED = regex(r"(?:\s[\w’'-]+){0,3},\s(?:on|in)\s")  # "the 2014 war, in 2019"
_BEFORE = regex(r",\s(?:just |only |exactly )?\Z")
SHIFT = regex(r"(?:(?:last|this|next) (?:week|month|year)|yesterday|tomorrow)\Z", re.I)
COMPARED = regex(r"\b(?:with|than|from|to|of|since|until|by|unlike|like|as|for)\s\Z", re.I)
_YEARLESS = regex(r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}")
_SLACK = {"week": 7, "month": 3, "year": 31, "yesterday": 1, "tomorrow": 1}  #: days
_REACH = 160  #: characters after a phrase in which its event is named


@dataclass(frozen=True, slots=True)
class Miss:
    """A phrase and a date that do not meet. fits_first: they do where the first publication is meant."""

    at: Sight
    phrase: str
    says: str  #: how far the dates lie apart, or where the phrase leads
    dates: tuple[Sight, ...]
    from_document: bool
    fits_first: bool
    from_first: str = ""  #: EDTF of where it leads from the first publication, which other words fit
    witness: str = ""  #: those words


def misses(text: DocumentText) -> Iterator[Miss]:
    """Every phrase of a text that misses the date that stands with it by more than its own precision."""
    reference = text.published.latest if text.published else None
    named: tuple[NamedDay, ...] | None = None
    for paragraph in text.paragraphs:
        amounts = read_elapsed(paragraph.text)
        if amounts and named is None:
            named = named_days(text.paragraphs, reference)
        inside = quoted(paragraph.text) if amounts else ()
        ends = sentences(paragraph.text) if amounts else ()
        for amount in amounts:
            if any(start < amount.start < end for start, end in inside):
                continue
            place = next((place for place, (a, b) in enumerate(ends) if a <= amount.start < b), -1)
            sentence = ends[place] if place >= 0 else (0, len(paragraph.text))
            before = ends[place - 1] if place > 0 else None
            if amount.relation in ("since", "ago"):
                miss = _from_document(text, paragraph, amount, sentence, named or ())
            else:
                miss = _between(text, paragraph, amount, sentence, before)
            if miss:
                yield miss
        yield from _shifts(text, paragraph)


def _between(
    text: DocumentText,
    paragraph: TextParagraph,
    amount: Elapsed,
    sentence: tuple[int, int],
    before: tuple[int, int] | None,
) -> Miss | None:
    """An amount between two dates that are printed. before: the sentence before, whose only date may be the first."""
    words = paragraph.text
    published = text.published
    reference = published.latest if published and published.precision == "day" else None
    tail = _spans(words, amount.end, min(sentence[1], amount.end + _REACH), reference, years=False)
    head = _spans(words, sentence[0], amount.start, reference, years=False)
    if amount.relation in ("later", "earlier"):
        other = tail[0] if tail and BESIDE.fullmatch(words[amount.end : tail[0].start]) else None
        base = head[0] if len(head) == 1 and amount.start - head[0].end < 60 else None
        if base and _CLAUSE_END.search(words[base.end : amount.start].rstrip(" ,")):
            return None
        if (
            before and not head and amount.start - sentence[0] < 12
        ):  # "Two weeks later, on 3 March, it ended."
            earlier = _spans(words, max(before[0], before[1] - 400), before[1], reference, years=False)
            base = earlier[0] if len(earlier) == 1 else None
    else:
        base = tail[0] if tail and _is_of_event(words, amount.end, tail[0], sentence[1]) else None
        other = None
        if base and len(tail) > 1 and _THEN_DATED.fullmatch(words[base.end : tail[1].start]):
            other = tail[1]
        elif head and _BEFORE.fullmatch(words[head[-1].end : amount.start]):
            other = head[-1]
    if base is None or other is None or base.edtf is None or other.edtf is None:
        return None
    back = amount.relation in ("before", "earlier")
    days = _apart(amount, other, base) if back else _apart(amount, base, other)
    if days is None:
        return None
    says = f"{_printed(base)} and {_printed(other)} are {in_units(amount.unit, days)} apart"
    places = (Sight(paragraph.number, base.start, base.end), Sight(paragraph.number, other.start, other.end))
    at = Sight(paragraph.number, amount.start, amount.end)
    return Miss(at, words[amount.start : amount.end], says, places, False, False)


def _apart(amount: Elapsed, first: DateSpan, second: DateSpan) -> tuple[float, float] | None:
    """The days from one date to another that an amount misses in every reading; None where it need not.

    A day without a year takes it from the other date, or from the document where neither has one.
    """
    if "relative" in (first.kind, second.kind) and amount.unit in ("year", "decade", "century"):
        return None
    ways = [days_from(one, two) for one in _readings(first, second) for two in _readings(second, first)]
    ahead = [way for way in ways if way and way[1] >= 0]
    if None in ways or not ahead or any(allows(amount, way) for way in ahead):
        return None
    return min(ahead)


def _readings(span: DateSpan, other: DateSpan) -> list[PartialDate]:
    if span.kind == "relative" and other.kind == "absolute" and other.earliest and span.edtf:
        years = (other.earliest.year - 1, other.earliest.year, other.earliest.year + 1)
        return [
            parse(f"{year:04d}{span.edtf[4:]}") for year in years if _exists(f"{year:04d}{span.edtf[4:]}")
        ]
    return [parse(text) for text in (span.edtf, *span.alternatives) if text]


def _exists(text: str) -> bool:
    """29 February is no day of every year."""
    try:
        return parse(text).earliest is not None
    except DateError:
        return False


def _from_document(
    text: DocumentText,
    paragraph: TextParagraph,
    amount: Elapsed,
    sentence: tuple[int, int],
    named: Sequence[NamedDay],
) -> Miss | None:
    words = paragraph.text
    if text.published is None:
        return None
    reference = text.published.latest
    end = min(sentence[1], amount.end + _REACH)
    tail = _spans(words, amount.end, end, reference, years=False)
    spans: list[DateSpan] = []
    if amount.relation == "ago":
        if tail and BESIDE.fullmatch(words[amount.end : tail[0].start]):
            spans = [tail[0]]
        elif head := _spans(words, sentence[0], amount.start, reference):
            spans = [head[-1]] if _BEFORE.fullmatch(words[head[-1].end : amount.start]) else []
        places = tuple(Sight(paragraph.number, span.start, span.end) for span in spans)
    else:
        whole = words[sentence[0] : sentence[1]]
        if not _NOW.search(whole) or _THEN.search(whole):
            return None
        if tail and _is_of_event(words, amount.end, tail[0], sentence[1]):
            spans = [tail[0]]
            places = (Sight(paragraph.number, tail[0].start, tail[0].end),)
        else:
            clause = _CLAUSE_END.split(words[amount.end : end], maxsplit=1)[0]
            days_named = () if tail and tail[0].end < amount.end + len(clause) else day_of(clause, named)
            spans = [each.span for each in days_named[:1]]
            places = tuple(each.sight for each in days_named)
    if not spans or spans[0].edtf is None:
        return None
    readings = [parse(reading) for reading in (spans[0].edtf, *spans[0].alternatives)]
    days = [found for each in readings if (found := days_from(each, text.published)) and found[1] >= 0]
    if not days or any(allows(amount, each) for each in days):
        return None
    says = f"{_printed(spans[0])} is {in_units(amount.unit, days[0])} before the document's date"
    fits = any(_fits(amount, each, text.first_published) for each in readings)
    at = Sight(paragraph.number, amount.start, amount.end)
    return Miss(at, words[amount.start : amount.end], says, places, True, fits)


def _shifts(text: DocumentText, paragraph: TextParagraph) -> Iterator[Miss]:
    """ "last month, on March 3": the phrase leads to one stretch, the date beside it lies in another."""
    published = text.published
    if published is None or published.precision != "day" or not _has_shift(paragraph.text):
        return
    words = paragraph.text
    spans, inside = read_dates(words, published.latest), quoted(words)
    first = _first_readings(words, text.first_published)
    for span, beside in zip(spans, spans[1:], strict=False):
        if not SHIFT.match(span.text) or any(start < span.start < end for start, end in inside):
            continue
        gap = words[span.end : beside.start]
        finer = beside.edtf and len(beside.edtf) > len((span.edtf or "")[:7]) or "(" in gap
        if not BESIDE.fullmatch(gap) or not finer or not re.search(r"\d", beside.text) or beside.problem:
            continue
        if beside.kind == "relative" and not re.match(r"\d|[A-Z]", beside.text):
            continue
        if COMPARED.search(words[max(0, span.start - 8) : span.start]) or _meet(span, beside):
            continue
        says = f"{_printed(beside)} lies outside {span.edtf}, where it leads from the document's date"
        fits = any(_meet(other, beside) for other in first if other.start == span.start)
        at = Sight(paragraph.number, span.start, span.end)
        yield Miss(at, span.text, says, (Sight(paragraph.number, beside.start, beside.end),), True, fits)


def _has_shift(words: str) -> bool:
    return re.search(r"\b(?:last|this|next|yesterday|tomorrow)\b", words, re.I) is not None


def _first_readings(words: str, first: PartialDate | None) -> tuple[DateSpan, ...]:
    return read_dates(words, first.latest) if first and first.precision == "day" else ()


def _meet(phrase: DateSpan, date: DateSpan) -> bool:
    readings = [parse(reading) for reading in (date.edtf, *date.alternatives) if reading]
    return not readings or any(meet(phrase, reading) for reading in readings)


def meet(phrase: DateSpan, date: PartialDate) -> bool:
    """Whether a relative word and a date can mean one day, some days of slack allowed; or one is not placed."""
    slack = _SLACK[phrase.text.lower().split()[-1]]
    for text in (phrase.edtf, *phrase.alternatives):
        one = parse(text) if text else None
        if one is None or not (one.earliest and one.latest and date.earliest and date.latest):
            return True
        if add_days(one.earliest, -slack) <= date.latest and date.earliest <= add_days(one.latest, slack):
            return True
    return False


def _spans(words: str, start: int, end: int, reference: Day | None, *, years: bool = True) -> list[DateSpan]:
    """The dates of a stretch that name a point in time; years: only those that print one."""
    found = []
    for span in read_dates(words[start:end], reference):
        point = span.edtf and "/" not in span.edtf and not span.problem
        if point and (span.kind == "absolute" or (not years and _YEARLESS.fullmatch(span.text))):
            found.append(replace(span, start=span.start + start, end=span.end + start))
    return found


def _is_of_event(words: str, start: int, span: DateSpan, end: int) -> bool:
    """Whether a date is that of the event: "after the 1985 war", "after the war ended in 1985,"."""
    between = words[start : span.start]
    if _CLAUSE_END.search(between):
        return False
    if _NAMED.fullmatch(between):
        return True
    return bool(_DATED.search(between)) and (span.end >= end - 2 or words[span.end] in ",.;:)")


def _fits(amount: Elapsed, event: PartialDate, first: PartialDate | None) -> bool:
    days = days_from(event, first) if first else None
    return days is not None and allows(amount, days)


def _printed(span: DateSpan) -> str:
    return f"'{span.text}'"
