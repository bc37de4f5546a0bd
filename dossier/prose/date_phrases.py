"""What stands around a date: ranges, open ends, "circa", "early", "late". One phrase at a token, the longest."""

from __future__ import annotations

from dataclasses import replace

from dossier.dates import add_days, iso, parse
from dossier.prose.date_counted import counted, starting
from dossier.prose.date_grammar import moment
from dossier.prose.date_guards import accepted
from dossier.prose.date_lexicon import END, NUMBER
from dossier.prose.date_moment import Moment, edtf
from dossier.prose.date_parts import is_word, word_after
from dossier.prose.date_present import to_date
from dossier.prose.date_ranges import date_range, range_end
from dossier.prose.date_resolve import Context, placed
from dossier.prose.date_tokens import Run
from dossier.prose.date_vague import ABOUT, about

_OPENING = ("since", "before", "after", "until", "till", "starting", "prior", "no", "later", "earlier")
#: Words that a phrase can begin with; any other only goes on with one.
_FIRST_WORDS = frozenset(
    "from between circa c ca about around approximately approx roughly probably possibly perhaps maybe"
    " the early mid late beginning start middle end in within over during for rest remaining a an few"
    " several couple more less under nearly almost some just ad new christmas boxing valentine st"
    " saint earth juneteenth halloween good easter thanksgiving ash palm maundy whit pentecost"
    " ascension bastille armistice veterans epiphany since before after until till starting prior no"
    " later earlier as fiscal financial tax school academic fy sy".split()
)
_PERHAPS = ("probably", "possibly", "perhaps", "maybe")


def phrase(run: Run, at: int, context: Context) -> Moment | None:
    """The date, range or vague date that begins at a token, placed in time as far as the context allows."""
    token = run.tokens[at]
    if token.kind == "word":
        if token.word in ("to", "till") and run.tokens[at + 1].word == "date":
            return to_date(run, at, context)
        if token.word not in _FIRST_WORDS:
            return None
        if token.word == "as":
            return _as_far_as(run, at, context)
        if token.word in ("from", "between"):
            days = counted(run, at, context)
            left = None if days else range_end(run, at + 1, context)
            found = days or date_range(run, at, at + 1, context, opened=token.word, left=left)
            if found or left is None or token.word == "between":
                return found
            onwards = _onwards(run, placed(left, context))
            return replace(onwards, first=at) if onwards.last > left.last else None
        if token.word in _OPENING:
            compared = single(run, at, context) if token.word in ("later", "earlier") else None
            if compared:
                return compared
            return _open_ended(run, at, context)
        if token.word in ABOUT:
            return about(run, at, context) or single(run, at, context)
        if token.word in _PERHAPS:
            found = moment(run, at + 1)
            if found and not found.relative and not run.tokens[at + 1].mark:
                return replace(placed(found, context), first=at, uncertain=True)
            return None
    if (
        token.kind == NUMBER
        and run.tokens[at + 1].kind == END
        and token.end - token.start < 4
        and not token.mark
    ):
        return None  # a short number at the end of a run, as most are: nothing makes a date of it
    found = starting(run, at, context)
    if found:
        return found
    left = range_end(run, at, context)
    found = date_range(run, at, at, context, opened="", left=left) or (left and placed(left, context))
    return _onwards(run, found) if found else None


def _as_far_as(run: Run, at: int, context: Context) -> Moment | None:
    """ "as early as 1986" begins then, "as late as 1991" ends then."""
    bound = run.tokens[at + 1]
    if not is_word(bound, "early", "late") or not is_word(run.tokens[at + 2], "as") or bound.mark:
        return None
    start = at + 3
    found = None if run.tokens[start].mark else single(run, start, context)
    text = edtf(found) if found else None
    if found is None or found.problem or not accepted(run, found):
        return None
    if text is None or "XXXX" in text:
        return replace(found, first=at, weak=False)
    shapes = [open_ended("since" if bound.word == "early" else "until", one) for one in (text, *found.others)]
    return replace(
        found,
        first=at,
        shape=shapes[0] or "",
        others=tuple(filter(None, shapes[1:])),
        weak=False,
        weekday=None,
    )


def _onwards(run: Run, found: Moment) -> Moment:
    """ "2012 or later", "1 January 2016 and after", "1988 onwards"."""
    token = run.tokens[found.last]
    last = found.last + 1
    if is_word(token, "and", "or") and is_word(run.tokens[last], "later", "after", "onwards", "onward"):
        last += 1
    elif not is_word(token, "onwards", "onward"):
        return found
    text = edtf(found)
    followed = word_after(run.text, run.tokens[last - 1].end)[0]
    if token.mark or text is None or found.relative or "/" in text or followed:
        return found
    if found.weak and not accepted(run, found):
        return found  # "Windows 2000 and later"
    readings = [open_ended("since", one) for one in (text, *found.others)]
    others = tuple(filter(None, readings[1:]))
    return replace(found, last=last, shape=readings[0] or "", others=others, weak=False)


def single(run: Run, at: int, context: Context) -> Moment | None:
    """A date that is no range, its early or late part included."""
    found = starting(run, at, context) or range_end(run, at, context)
    return placed(found, context) if found else None


def _open_ended(run: Run, at: int, context: Context) -> Moment | None:
    """ "since 1988", "before 2018", "after May 2016", "until 1991"."""
    word = run.tokens[at].word
    start = at + 1
    if word == "prior" and is_word(run.tokens[start], "to"):
        word, start = "before", at + 2
    elif word in ("later", "earlier"):
        if not is_word(run.tokens[start], "than"):
            return None
        word, start = ("after" if word == "later" else "before"), at + 2
    elif word == "no":
        if not (is_word(run.tokens[start], "later", "earlier") and is_word(run.tokens[start + 1], "than")):
            return None
        word, start = ("until" if run.tokens[start].word == "later" else "since"), at + 3
    elif word == "starting" and is_word(run.tokens[start], "on"):
        start += 1
    if is_word(run.tokens[start], "at") and is_word(run.tokens[start + 1], "least"):
        start += 2
    if is_word(run.tokens[start], *ABOUT):
        start += 1
    if is_word(run.tokens[start], "the") and run.tokens[start + 1].word in ("year", "end"):
        start += 1
    if run.tokens[start].mark or not run.tokens[start].space:
        return None
    found = single(run, start, context)
    text = edtf(found) if found else None
    if found is None or text is None or found.problem or found.weekday and not found.day:
        return None
    shapes = [open_ended(word, reading) for reading in (text, *found.others)]
    if (
        word == "after"
        and is_word(run.tokens[start], "the")
        and is_word(run.tokens[start + 1], "beginning", "start")
    ):
        shapes += [open_ended("since", reading) for reading in (text, *found.others)]
    if shapes[0] is None:
        return None
    others = tuple(shape for shape in shapes[1:] if shape)
    return replace(found, first=at, shape=shapes[0], others=others)


def open_ended(word: str, text: str) -> str | None:
    """The interval that begins or ends at a date: "since" and "until" take it in, "after" and "before" do
    not.
    """
    if "XXXX" in text:
        return None
    date = parse(text)
    plain = text if "/" not in text and "[" not in text else ""
    if word in ("since", "from", "starting"):
        return f"{plain or (date.earliest and iso(date.earliest))}/.."
    if word in ("until", "till"):
        return f"../{plain or (date.latest and iso(date.latest))}"
    if word == "before" and date.earliest:
        return f"../{_tidy(iso(add_days(date.earliest, -1)), last=True)}"
    if word == "after" and date.latest:
        return f"{_tidy(iso(add_days(date.latest, 1)), last=False)}/.."
    return None


def _tidy(day: str, *, last: bool) -> str:
    """A year for its last or its first day."""
    return day.removesuffix("-12-31" if last else "-01-01")
