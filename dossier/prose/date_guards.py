"""When figures and words are no date: the guard that keeps the reader from inventing any.

A form that is weak in itself (a bare year, a bare month, "Sun") needs a word before it or a place in the text
that calls for a date. A form that begins or ends in figures must not be a piece of something longer.
"""

from __future__ import annotations

from dossier.prose.date_lexicon import (
    AMBIGUOUS_MONTHS,
    COUNTED,
    LABELS,
    MONTH,
    NAMED_DAYS,
    NUMBER,
    PAPERS,
    SEASON,
    WEEKDAY,
)
from dossier.prose.date_moment import Moment
from dossier.prose.date_parts import follows_count, is_word, word_after, word_before
from dossier.prose.date_tokens import Run

_CALLS_FOR_YEAR = frozenset(
    "in of since by until till from to through before after during around circa c ca about year between late"
    " early mid throughout".split())
_CALLS_FOR_MONTH = frozenset(
    "in of since by until till from through before after during throughout between late early mid last next"
    " this past previous every each and or to around about".split())
_CALLS_FOR_DAY = frozenset(
    "on by since until till from before after next last this past previous and or to".split())
_DETERMINERS = frozenset("the a an its his her their our this that whose no any each".split())
_VERBS = frozenset(
    "was is saw will has had were brought marked began ended witnessed proved would may could might"
    " can".split())


def accepted(run: Run, moment: Moment) -> bool:
    """Whether a reading is a date where it stands."""
    first, last = run.tokens[moment.first], run.tokens[moment.last - 1]
    full = bool(moment.day or moment.shape)
    if first.kind == NUMBER and not _free_before(run.text, first.start, full=full):
        return False
    if last.kind in (NUMBER, "decade") and not _free_after(run.text, last.end):
        return False
    if moment.weekday and not moment.day and last.kind == WEEKDAY:
        return _weekday(run, moment)
    if not moment.weak:
        return True
    if last.kind == MONTH:
        return _month(run, moment)
    if last.kind in (SEASON, "decade"):
        return False
    if moment.shape and "/" in moment.shape and first.kind == NUMBER:
        return _range_of_years(run, moment)
    return _year(run, moment)


def _range_of_years(run: Run, moment: Moment) -> bool:
    """ "1979–1986", but not "pp. 1979–1986", "12: 1834–56" or "2000 to 2500 men". """
    first, last = run.tokens[moment.first], run.tokens[moment.last - 1]
    behind = run.text[max(0, first.start - 3):first.start].rstrip()
    before = word_before(run.text, first.start).lower()
    if before in LABELS or follows_count(run, last) or not 1500 <= first.value < 2100:
        return False
    if behind.endswith(":") and behind[-2:-1] in ("", *"0123456789)"):
        return False
    if last.end - last.start == 2:
        return before in _CALLS_FOR_YEAR or behind.endswith(("(", "[", ",")) or _whole(run, moment)
    return last.value - first.value < 300


def _free_before(text: str, start: int, *, full: bool) -> bool:
    """Whether figures begin there, not in the middle of a longer number, a price, a code or an address.

    full: the date has a day; then a letter and a hyphen may stand before it, as in the name of a file.
    """
    before = text[start - 1:start]
    if not before or before.isspace():
        return before == "" or not _digits_and_space(text, start)
    if before in "$£€¥#+\\@&%=_" and not (before in "=_" and full):
        return before == "=" and not text[start - 2:start - 1].isalnum()
    if before in ".,:-–/'’":
        two = text[start - 2:start - 1]
        if two.isdigit():
            return False
        if two.isalpha():
            return before in ",:" or (full and before in "-–")
        return True
    return not before.isalnum()


def _digits_and_space(text: str, start: int) -> bool:
    """ "+86 138-2010-2015", "000 111 82-2100": a number that goes on over a space after other figures and
    signs.
    """
    behind = text[max(0, start - 12):start].rstrip(" ")
    return bool(behind) and behind[-1].isdigit() and behind.lstrip()[:1] == "+"


def _free_after(text: str, end: int) -> bool:
    after = text[end:end + 2]
    if not after:
        return True
    if after[0] in "%°$£€¥_@\\" or after[0].isalnum():
        return False
    return not (after[0] in ".,:-–/" and after[1:].isdigit()) and after not in ("st", "nd", "rd", "th")


def _weekday(run: Run, moment: Moment) -> bool:
    """ "Friday", but not "Black Friday" nor "the Sunday Times"; short or in small letters only after a word.
    """
    token = run.tokens[moment.first]
    before, (after, apart) = word_before(run.text, token.start), word_after(run.text, token.end)
    if before.lower() in NAMED_DAYS and before[:1].isupper():
        return False
    if not apart and after[:1].isupper() and after.lower() in PAPERS:
        return False
    if before.lower() in ("every", "each", "any"):
        return False
    if not moment.weak:
        return True
    if len(token.word) >= 6:
        return True
    return before.lower() in _CALLS_FOR_DAY or _whole(run, moment)


def _whole(run: Run, moment: Moment) -> bool:
    """Whether the date is all there is."""
    first, last = run.tokens[moment.first], run.tokens[moment.last - 1]
    return not run.text[:first.start].strip(" \n([\"'.,") and not run.text[last.end:].strip(" \n)]\"'.,?!")


def _month(run: Run, moment: Moment) -> bool:
    """A month alone: after "in", "since", "last" and the like; never as the first word of a name."""
    token = run.tokens[moment.last - 1]
    if _whole(run, moment):
        return True
    before, (after, apart) = word_before(run.text, token.start), word_after(run.text, token.end)
    capital = run.text[token.start].isupper()
    called = before.lower() in _CALLS_FOR_MONTH and run.text[token.start - 1:token.start] in (" ", "-", "\n")
    if not apart and after[:1].isupper() and (token.word in AMBIGUOUS_MONTHS or not called):
        return False
    if token.word in ("may", "march", "mar"):
        if before.lower() in ("and", "or", "to", "this", "that", "before", "after", "each", "every"):
            called = before.lower() in ("this", "to") and capital and (apart or before.lower() == "this")
        return called and (capital or (apart and before.lower() in ("in", "of", "mid", "late", "early")))
    if before[:1].isupper() and before.lower() not in _CALLS_FOR_MONTH:
        return False
    if called:
        return True
    return len(token.word) > 6 and token.word not in AMBIGUOUS_MONTHS and (capital or apart)


def _year(run: Run, moment: Moment) -> bool:
    """A year alone: after "in", "since" and the like, in brackets, at the end of an entry; never a count."""
    first = last = run.tokens[moment.last - 1]
    text = run.text
    if moment.first < moment.last - 1 and is_word(run.tokens[moment.first], "between", "from"):
        return True
    if last.kind != NUMBER:
        first = run.tokens[moment.first]
        return word_before(text, first.start).lower() in _CALLS_FOR_YEAR and moment.year is not None
    before = word_before(text, first.start)
    behind = text[max(0, first.start - 3):first.start].rstrip(" \n")
    after, apart = word_after(text, last.end)
    year = last.value
    if follows_count(run, last) or before.lower() in LABELS:
        return False
    if _whole(run, moment) or first.mark.endswith("~"):
        return True
    spaced = text[first.start - 1:first.start] in (" ", "\n", "\u00a0")
    if before.lower() in _CALLS_FOR_YEAR and spaced and not behind.endswith((",", ";", ")")):
        return not _counts_plural(before.lower(), after, apart)
    if not 1500 <= year < 2100:
        return False
    if behind.endswith(("(", "[", "=", "©", ",", ";", "/")) or behind == "":
        return apart or (behind == "" and after in _VERBS)
    if before.lower() in _DETERMINERS and spaced and not apart:
        return year >= 1700 and after.lower() not in COUNTED and not (after.endswith("s") and year % 50 == 0)
    if before.lower() in ("and", "or") and spaced:
        return _year_before(run, moment)
    return False


def _counts_plural(before: str, after: str, apart: bool) -> bool:
    """ "about 1996 people": a word of estimate asks for more care than "in"."""
    estimate = before in ("about", "around", "to", "by", "between", "from", "after", "of")
    return estimate and not apart and after.islower() and after.endswith("s") and after not in _VERBS and (
        after not in ("its", "his", "as", "this", "was", "is", "has"))


def _year_before(run: Run, moment: Moment) -> bool:
    """ "in 2016 and 2018": the year before "and" speaks for the one after."""
    at = moment.first - 2
    return at >= 0 and is_word(run.tokens[at + 1], "and", "or") and run.tokens[at].kind == NUMBER and (
        1000 <= run.tokens[at].value < 2200)
