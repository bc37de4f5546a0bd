"""When figures and words are no date: the guard that keeps the reader from inventing any.

A form that is weak in itself (a bare year, a bare month, "Sun") needs a word before it or a place in the text
that calls for a date. A form that begins or ends in figures must not be a piece of something longer.
"""

from __future__ import annotations

from dossier.patterns import regex
from dossier.prose.date_edges import free_after, free_before, in_address, in_compound, number_before
from dossier.prose.date_lexicon import (
    AMBIGUOUS_MONTHS,
    COUNTED,
    HOLIDAY_WORDS,
    LABELS,
    MISSPELT_MONTHS,
    MONTH,
    NAMED_DAYS,
    NUMBER,
    PAPERS,
    QUARTER,
    SEASON,
    WEEKDAY,
)
from dossier.prose.date_moment import Moment
from dossier.prose.date_parts import follows_count, is_word, word_after, word_before
from dossier.prose.date_slips import stands_backwards
from dossier.prose.date_tokens import Run, Token

_CALLS_FOR_YEAR = frozenset(
    "in of since by until till from to through before after during around circa c ca about year between late"
    " early mid throughout not".split()
)
_CALLS_FOR_MONTH = frozenset(
    "in of since by until till from through before after during throughout between late early mid last next"
    " this past previous every each and or to around about".split()
)
_CALLS_FOR_DAY = frozenset(
    "on by since until till from before after next last this past previous and or to".split()
)
_DETERMINERS = frozenset("the a an its his her their our this that whose no any each".split())
_VERBS = frozenset(
    "was is saw will has had were brought marked began ended witnessed proved would may could might"
    " can".split()
)


def accepted(run: Run, moment: Moment) -> bool:
    """Whether a reading is a date where it stands."""
    first, last = run.tokens[moment.first], run.tokens[moment.last - 1]
    if moment.year is None and any(
        token.word in MISSPELT_MONTHS and not (moment.day and _is_slip_of_month(run, token))
        for token in run.tokens[moment.first : moment.last]
    ):
        return False
    iso_day = first.kind == NUMBER and first.value >= 1900 and bool(moment.day)
    if not (iso_day and last.start > first.start):
        if in_address(run.text, first.start) or in_compound(run, moment):
            return False
    full = iso_day
    if moment.month and not moment.day and first.kind == last.kind == NUMBER:
        label = word_before(run.text, first.start)
        if (
            label.lower() in LABELS
            or (len(label) > 1 and label.isupper())
            or first.value > 12
            and (not 1900 <= first.value < 2100)
        ):
            return False  # "NIST SP 1800-2"
    if first.kind == MONTH and number_before(run.text, first.start):
        return False
    if first.kind == NUMBER and not free_before(run.text, first.start, full=full):
        return False
    if last.kind in (NUMBER, "decade") and not free_after(run.text, last.end):
        return False
    if moment.weekday and not moment.day and last.kind == WEEKDAY:
        return _weekday(run, moment)
    if not moment.weak:
        return True
    if last.word in HOLIDAY_WORDS:
        called = word_before(run.text, first.start).lower() in _CALLS_FOR_DAY | {"at", "around", "the"}
        return called or _whole(run, moment)
    if moment.day:
        return _figures(run, moment)
    if last.kind == MONTH:
        return _month(run, moment)
    if last.kind == SEASON:
        return _season(run, moment)
    if last.kind == QUARTER:
        return _quarter(run, moment)
    if last.kind == "decade":
        return False
    if first.kind == NUMBER and ("/" in moment.shape or moment.problem == "reversed"):
        return _range_of_years(run, moment)
    return _year(run, moment)


def _is_slip_of_month(run: Run, token: Token) -> bool:
    """ "1 Janaury", but not "3 Oktober" nor "two Octobers": with a day it needs no year."""
    return token.slip and run.text[token.start].isupper() and not token.word.endswith("s")


def _figures(run: Run, moment: Moment) -> bool:
    """ "on 22/04", "from 10/1 to 11/7", but not "1/4 of them", "in 4-22", "a 24/7 watch"."""
    first, last = run.tokens[moment.first], run.tokens[moment.last - 1]
    before = word_before(run.text, first.start).lower()
    if is_word(first, "from", "between"):
        return True
    if last.mark == "/" and first.value < last.value <= 10 and first.value in (1, 2, 3, 5, 7):
        return False  # a fraction
    if before in ("on", "dated") or _whole(run, moment):
        return True
    zero = last.end - last.start == 2 and run.text[last.start] == "0" and first.value > 12
    if zero and last.mark == "/" and before.isalpha():
        return word_after(run.text, last.end)[1]  # "back 22/04"
    earlier = run.tokens[moment.first - 2 : moment.first] if moment.first > 1 else ()
    listed = first.mark == "," or before in ("or", "and")
    return bool(earlier) and listed and any(token.mark == last.mark == "/" for token in earlier)


def _season(run: Run, moment: Moment) -> bool:
    """ "over the summer", "by autumn"; "in winter" tells of any, and "by fall" of none in particular."""
    token = run.tokens[moment.last - 1]
    before = word_before(run.text, run.tokens[moment.first].start).lower()
    behind = word_before(run.text, run.tokens[moment.first].start - len(before) - 1).lower()
    apart = word_after(run.text, token.end)[1]
    if before == "the":
        return (
            apart
            and token.word != "fall"
            and behind in ("over", "during", "throughout", "by", "until", "since")
        )
    return apart and before in ("by", "until", "till", "since") and token.word != "spring"


def _quarter(run: Run, moment: Moment) -> bool:
    """ "in Q3", "Q1 and Q2"; a question or a class of journals is numbered so too."""
    first, last = run.tokens[moment.first], run.tokens[moment.last - 1]
    if run.text[last.end : last.end + 1] in (":", ")") or not run.text[last.start : last.end].strip():
        return False
    before = word_before(run.text, first.start).lower()
    called = before in _CALLS_FOR_YEAR - {"about", "not", "c"}
    after = run.tokens[moment.last]
    pair = is_word(after, "and", "or") and run.tokens[moment.last + 1].kind == QUARTER
    behind = moment.first > 1 and before in ("and", "or") and run.tokens[moment.first - 2].kind == QUARTER
    return called or pair or behind or word_after(run.text, last.end)[0].lower() in _RESULTS


_RESULTS = frozenset("results earnings sales revenue revenues profit profits figures report".split())


def _range_of_years(run: Run, moment: Moment) -> bool:
    """ "1979–1986", but not "pp. 1979–1986", "12: 1834–56" or "2000 to 2500 men"."""
    first, last = run.tokens[moment.first], run.tokens[moment.last - 1]
    if moment.problem == "reversed" and last.mark == "-":
        return stands_backwards(run, moment)
    behind = run.text[max(0, first.start - 3) : first.start].rstrip()
    before = word_before(run.text, first.start).lower()
    if before in LABELS or follows_count(run, last) or not 1500 <= first.value < 2100:
        return False
    if behind.endswith(":") and behind[-2:-1] in ("", *"0123456789)"):
        return False
    if last.end - last.start == 2:
        return before in _CALLS_FOR_YEAR or behind.endswith(("(", "[", ",")) or _whole(run, moment)
    return last.value - first.value < 300


_AS_EARLY_AS = regex(r"\b(?:early|late|recently|back|far) as $|\bat least $")


def _weekday(run: Run, moment: Moment) -> bool:
    """ "Friday", but not "Black Friday" nor "the Sunday Times"; short or in small letters only after a word."""
    token = run.tokens[moment.last - 1]
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
    behind, ahead = run.text[:20], run.text[last.end : last.end + 20]
    alone = first.start < 20 and last.end + 20 > len(run.text)
    return alone and not behind[: first.start].strip(" \n([\"'.,") and not ahead.strip(" \n)]\"'.,?!")


def _month(run: Run, moment: Moment) -> bool:
    """A month alone: after "in", "since", "last" and the like; never as the first word of a name."""
    token = run.tokens[moment.last - 1]
    if _whole(run, moment):
        return True
    before, (after, apart) = word_before(run.text, token.start), word_after(run.text, token.end)
    capital = run.text[token.start].isupper()
    listed = run.tokens[max(0, moment.first - 2)].kind == MONTH and len(token.word) > 3
    if before.lower() in ("and", "or", "to") and not listed:
        return len(token.word) > 6 and capital and token.word not in AMBIGUOUS_MONTHS
    called = before.lower() in _CALLS_FOR_MONTH and run.text[token.start - 1 : token.start] in (
        " ",
        "-",
        "\n",
    )
    if not apart and after[:1].isupper() and (token.word in AMBIGUOUS_MONTHS or not called):
        return False
    if before.lower() == "the" and apart and not moment.year:
        return token.word not in ("may", "march", "mar")
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
        if last.word == "thousand" and not word_after(text, last.end)[1]:
            return False  # "in two thousand cases"
        return word_before(text, first.start).lower() in _CALLS_FOR_YEAR and moment.year is not None
    before = word_before(text, first.start)
    behind = text[max(0, first.start - 3) : first.start].rstrip(" ")
    behind = "" if behind.endswith("\n") else behind
    after, apart = word_after(text, last.end)
    apart = apart and text[last.end : last.end + 2] not in (" [", ' "', " “", " ‘", " *")
    year = last.value
    if follows_count(run, last) or before.lower() in LABELS:
        return False
    if _whole(run, moment) or behind.endswith("~"):
        return True
    spaced = text[first.start - 1 : first.start] in (" ", "\n", "\u00a0")
    if _AS_EARLY_AS.search(text, max(0, first.start - 20), first.start):
        return True
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
    return (
        estimate
        and not apart
        and after.islower()
        and after.endswith("s")
        and after not in _VERBS
        and (after not in ("its", "his", "as", "this", "was", "is", "has", "onwards"))
    )


def _year_before(run: Run, moment: Moment) -> bool:
    """ "in 2016 and 2018": the year before "and" speaks for the one after."""
    at = moment.first - 2
    if at < 0 or not is_word(run.tokens[at + 1], "and", "or"):
        return False
    other = run.tokens[at]
    year = other.kind == NUMBER and 1000 <= other.value < 2200
    return year and free_before(run.text, other.start, full=False)
