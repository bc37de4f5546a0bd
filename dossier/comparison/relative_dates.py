"""Amounts of time and relative words that stand beside a date: what they say, and what the dates say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dossier.comparison.named_days import NamedDay, day_of, named_days
from dossier.dates import Day, PartialDate, add_days, parse
from dossier.prose.dates import DateSpan, read_dates
from dossier.prose.document import DocumentText, Sight, TextParagraph
from dossier.prose.elapsed import Elapsed, allows, days_from, in_units, read_elapsed
from dossier.prose.quote_marks import quoted
from dossier.prose.sentences import sentences

_CLAUSE_END = re.compile(r"[;:?!]|,(?! \d{4}\b)|\s[–—-]\s")
_NOW = re.compile(r"\b(?:has|have|’ve|'ve|is|are|now|still|today)\b")
_THEN = re.compile(r"\b(?:had|’d|'d)\b")
_NAMED = re.compile(r"\s(?:(?:the|its|his|her|their)\s)?\Z")
_DATED = re.compile(r"\b(?:in|on)\s\Z")
_BESIDE = re.compile(r"(?:,\s+|\s+\(|\s+)(?:on|in)\s\Z|,\s\Z|\s\(\Z")
_BEFORE = re.compile(r",\s(?:just |only |exactly )?\Z")
_SHIFT = re.compile(r"(?:(?:last|this|next) (?:week|month|year)|yesterday|tomorrow)\Z", re.I)
_COMPARED = re.compile(r"\b(?:with|than|from|to|of|since|until|by|unlike|like|as|for)\s\Z", re.I)
_YEARLESS = re.compile(r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}")
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
            sentence = next(((a, b) for a, b in ends if a <= amount.start < b), (0, len(paragraph.text)))
            if miss := _amount(text, paragraph, amount, sentence, named or ()):
                yield miss
        yield from _shifts(text, paragraph)


def _amount(
    text: DocumentText,
    paragraph: TextParagraph,
    amount: Elapsed,
    sentence: tuple[int, int],
    named: Sequence[NamedDay],
) -> Miss | None:
    if amount.relation in ("since", "ago"):
        return _from_document(text, paragraph, amount, sentence, named)
    words = paragraph.text
    tail = _spans(words, amount.end, min(sentence[1], amount.end + _REACH), None)
    head = _spans(words, sentence[0], amount.start, None)
    if amount.relation in ("later", "earlier"):
        other = tail[0] if tail and _BESIDE.fullmatch(words[amount.end : tail[0].start]) else None
        base = head[0] if len(head) == 1 and amount.start - head[0].end < 60 else None
        if base and _CLAUSE_END.search(words[base.end : amount.start].rstrip(" ,")):
            return None
    else:
        base = tail[0] if tail and _is_of_event(words, amount.end, tail[0], sentence[1]) else None
        other = None
        if base and len(tail) > 1 and re.fullmatch(r",\s(?:on|in)\s", words[base.end : tail[1].start]):
            other = tail[1]
        elif head and _BEFORE.fullmatch(words[head[-1].end : amount.start]):
            other = head[-1]
    if base is None or other is None or base.edtf is None or other.edtf is None:
        return None
    first, second = parse(base.edtf), parse(other.edtf)
    back = amount.relation in ("before", "earlier")
    days = days_from(second, first) if back else days_from(first, second)
    if days is None or allows(amount, days) or days[1] < 0:
        return None
    says = f"{_printed(base)} and {_printed(other)} are {in_units(amount.unit, days)} apart"
    places = (Sight(paragraph.number, base.start, base.end), Sight(paragraph.number, other.start, other.end))
    at = Sight(paragraph.number, amount.start, amount.end)
    return Miss(at, words[amount.start : amount.end], says, places, False, False)


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
        if tail and _BESIDE.fullmatch(words[amount.end : tail[0].start]):
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
        if not _SHIFT.match(span.text) or any(start < span.start < end for start, end in inside):
            continue
        gap = words[span.end : beside.start]
        finer = beside.edtf and len(beside.edtf) > len((span.edtf or "")[:7]) or "(" in gap
        if not _BESIDE.fullmatch(gap) or not finer or not re.search(r"\d", beside.text) or beside.problem:
            continue
        if beside.kind == "relative" and not re.match(r"\d|[A-Z]", beside.text):
            continue
        if _COMPARED.search(words[max(0, span.start - 8) : span.start]) or _meet(span, beside):
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
    slack = _SLACK[phrase.text.lower().split()[-1]]
    for one in (phrase.edtf, *phrase.alternatives):
        for other in (date.edtf, *date.alternatives):
            a, b = parse(one) if one else None, parse(other) if other else None
            if a is None or b is None or not (a.earliest and a.latest and b.earliest and b.latest):
                return True
            if add_days(a.earliest, -slack) <= b.latest and b.earliest <= add_days(a.latest, slack):
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
