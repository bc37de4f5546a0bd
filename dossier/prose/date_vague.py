"""What makes a date vague: "circa 1970", "about 1996", "early 2009", "the end of 2000"."""

from __future__ import annotations

from dataclasses import replace

from dossier.dates import parse
from dossier.prose.date_counted import counted
from dossier.prose.date_grammar import moment
from dossier.prose.date_lexicon import MONTH, NUMBER
from dossier.prose.date_moment import Moment, edtf, interval
from dossier.prose.date_parts import is_word
from dossier.prose.date_resolve import Context, part_of, placed
from dossier.prose.date_tokens import Run
from dossier.prose.date_years import with_year

ABOUT = ("circa", "c", "ca", "about", "around", "approximately", "approx", "roughly")


def about(run: Run, at: int, context: Context) -> Moment | None:
    """ "circa 1970", "c. 1860s", "about Spring 1849": "about" before a bare year may estimate a count."""
    token, after = run.tokens[at], run.tokens[at + 1]
    if token.word == "c" and not (after.mark == "." or after.kind in (NUMBER, "decade")):
        return None
    if after.mark not in ("", ".", "~"):
        return None
    found = vague(run, at + 1, context) or counted(run, at + 1, context) or moment(run, at + 1)
    if found is None or (found.relative and not found.shape) or "/" in found.shape:
        return None
    sure = token.word in ("circa", "c", "ca")
    return replace(found, first=at, approximate=True, weak=found.weak and not sure)


def vague(run: Run, at: int, context: Context) -> Moment | None:
    """ "early 2009", "mid-1990s", "the end of 2000", "late in 1987"."""
    start = at + 1 if is_word(run.tokens[at], "the") else at
    token = run.tokens[start]
    inner = start + 1
    far = token.word
    if is_word(token, "early", "mid") and is_word(run.tokens[inner], "to"):
        if not is_word(run.tokens[inner + 1], "mid", "late") or run.tokens[inner + 2].mark not in ("", "-"):
            return None
        far, inner = run.tokens[inner + 1].word, inner + 2
    elif is_word(token, "early", "mid", "late"):
        inner += 1 if is_word(run.tokens[inner], "in") else 0
        inner += 1 if is_word(run.tokens[inner], "the") else 0
    elif is_word(token, "beginning", "start", "end", "middle") and is_word(run.tokens[inner], "of"):
        inner += 2 if is_word(run.tokens[inner + 1], "the") else 1
    elif is_word(token, "end", "beginning") and run.tokens[inner].kind in (MONTH, NUMBER):
        pass
    else:
        return None
    if run.tokens[start + 1].mark not in ("", "-"):
        return None
    found = with_year(run, moment(run, inner), context)
    if found is None or found.day or found.weekday or "/" in found.shape:
        return None
    found = placed(found, context)
    if found.year is None and not found.shape and context.reference is None:
        return replace(found, first=at, weak=False)
    readings = [_from_part_to(text, token.word, far) for text in (edtf(found), *found.others)]
    others = tuple(filter(None, readings[1:]))
    return replace(found, first=at, shape=readings[0] or "", others=others, weak=False)


def _from_part_to(text: str | None, near: str, far: str) -> str | None:
    """ "the early to mid-1980s": from the beginning of the one part to the end of the other."""
    left = part_of(text, near)
    if near == far or left is None or "XXXX" in left:
        return left
    first, last = parse(left).earliest, parse(part_of(text, far) or left).latest
    return interval(first, last) if first and last else left
