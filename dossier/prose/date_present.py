"""The day, the week and the month that a text is of: "to date", "until this day", "2 percent for the week", "on
the 14th".

They stand where the same words mean something else ("the best to date from", "on the 4th floor"), so each asks
for the words around it.
"""

from __future__ import annotations

from dossier.dates import Day, add_days, days_in_month, iso, parse
from dossier.prose.date_lexicon import ORDINAL
from dossier.prose.date_moment import Moment, interval, resolved, unplaced
from dossier.prose.date_parts import is_word, ordinal_words, word_after, word_before
from dossier.prose.date_resolve import Context
from dossier.prose.date_spans import unit_edtf, unit_word
from dossier.prose.date_tokens import Run

_GOES_ON = frozenset("has have had is are was were no only".split())
#: What "to date" follows where it is a verb: "refused to date".
_VERB_BEFORE = frozenset(
    "up refused wanted want wants started agreed decided hoped tried allowed forbidden permitted asked used began"
    " like likes liked free able unable old how dare dared encouraged supposed planned possible impossible easy"
    " hard difficult according back".split()
)


_HELD = ("-", "–", "—", "/", "'", "’")  #: what ties a number to the word after it


def _closes(text: str, end: int) -> bool:
    """Whether neither a word nor a number goes on there."""
    ahead = text[end : end + 4].lstrip()
    return not ahead or not (ahead[0].isalnum() or ahead[0] in "'’")


def to_date(run: Run, at: int, context: Context) -> Moment | None:
    """ "the largest to date": all until the day of the text."""
    token, after = run.tokens[at], run.tokens[at + 1]
    if not is_word(token, "to", "till") or not is_word(after, "date") or after.mark:
        return None
    word, apart = word_after(run.text, after.end)
    if not apart and word.lower() not in _GOES_ON:
        return None
    before = run.text[max(0, token.start - 2) : token.start]
    if word_before(run.text, token.start).lower() in _VERB_BEFORE or before.endswith("-"):
        return None
    if context.reference is None:
        return unplaced(at, at + 2)
    return resolved(at, at + 2, f"../{iso(context.reference)}")


def present_unit(run: Run, at: int, context: Context) -> Moment | None:
    """ "for the day", "for the week", "this day", "the past day"; not "for the day of his life"."""
    token, after = run.tokens[at], run.tokens[at + 1]
    start = at + 1 if is_word(token, "the") else at
    unit, shift = unit_word(run, start), run.tokens[start]
    if start > at and unit in ("day", "week", "month", "year") and not after.mark:
        before = run.tokens[at - 1] if at else token
        alone = run.text.strip(" .").lower() == f"the {unit}"  # a heading, a cell of a table
        called = alone or (is_word(before, "for") and not token.mark)
        if not called or after.word.endswith("s") or not _closes(run.text, after.end):
            return None
        if context.reference is None:
            return unplaced(at, start + 1)
        return resolved(at, start + 1, unit_edtf(unit, context.reference, 0) or iso(context.reference))
    if run.tokens[start + 1].word != "day" or run.tokens[start + 1].mark:
        return None
    if not _closes(run.text, run.tokens[start + 1].end):
        return None
    if is_word(shift, "past") or shift.word == "past":
        return _day(at, start + 2, context, -1)
    if shift.word == "this" and start == at and not (at and is_word(run.tokens[at - 1], "on", "of", "to")):
        return _day(at, start + 2, context, 0)
    return None


def _day(first: int, last: int, context: Context, offset: int) -> Moment:
    if context.reference is None:
        return unplaced(first, last)
    day = add_days(context.reference, offset)
    stretch = (interval(day, context.reference),) if offset else ()
    return resolved(first, last, iso(day), stretch)


def day_of_present(run: Run, at: int, context: Context) -> Moment | None:
    """ "on the 14th, troops landed", "on 29th": a day of the month that the text has come to.

    In words only from "thirteenth" on: "on the first," and "on the third," count other things.
    """
    start = at + 1 if is_word(run.tokens[at], "the") else at
    token = run.tokens[start]
    before = run.tokens[at - 1] if at else None
    if token.kind not in (ORDINAL, "cardinal") or (start > at and token.mark) or before is None:
        return None
    count = ordinal_words(run, start)
    if count is None or not 1 <= count[0] <= 31 or run.tokens[at].mark:
        return None
    figures = token.word[0].isdigit()
    called = is_word(before, "on") and (figures or count[0] > 12)
    called = called or (is_word(before, "for") and count[1] > start + 1)
    end = run.tokens[count[1] - 1].end
    if not called or not _closes(run.text, end) or run.text.startswith(_HELD, end):
        return None
    narrated = _narrated_month(context)
    if start == at and narrated is None:
        return None
    days = _days(count[0], narrated, context.reference)
    if not days:
        return unplaced(at, count[1])
    return resolved(at, count[1], days[0], tuple(days[1:]))


def _narrated_month(context: Context) -> Day | None:
    """The day before which the text has come: the last date named, where it was a day or a month."""
    date = parse(context.previous) if context.previous else None
    return date.earliest if date and date.precision in ("day", "month") else None


def _days(number: int, narrated: Day | None, reference: Day | None) -> list[str]:
    """The day of that number after the one narrated; the last one before the reference, and the next."""
    found = [_nearest(number, narrated, 1)] if narrated else []
    if reference:
        found += [_nearest(number, reference, -1), _nearest(number, reference, 1)]
    return [iso(day) for day in dict.fromkeys(found)]


def _nearest(number: int, day: Day, step: int) -> Day:
    month = day.year * 12 + day.month - 1
    while True:
        year, place = divmod(month, 12)
        if number <= days_in_month(year, place + 1):
            other = Day(year, place + 1, number)
            if (step > 0 and other > day) or (step < 0 and other <= day):
                return other
        month += step
