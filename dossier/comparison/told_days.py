"""When somebody is said to have spoken or written, against the day on which other records date the words.

"Quill said Thursday", "And last month, in an article on Harbour, Quill described …": only where the phrase
stands with the verb, the name with it, and every work and statement of that name in the paragraph misses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.comparison.relative_dates import COMPARED, SHIFT, Miss, meet
from dossier.dates import Day, add_days, days_between, in_words, weekday
from dossier.patterns import regex
from dossier.prose.dates import DateSpan, read_dates
from dossier.prose.document import DatedElsewhere, DocumentText, Sight, TextParagraph
from dossier.prose.quote_marks import quoted
from dossier.prose.sentences import sentences

_VERBS = (
    "said|told|wrote|reported|announced|stated|claimed|published|posted|tweeted|highlighted|argued|noted|added"
    "|warned|confirmed|denied|described|disclosed|revealed|declared|testified|vowed|urged|insisted|acknowledged"
    "|admitted|stressed|explained|suggested|alleged|asserted|commented|remarked|recalled|predicted|pledged|threatened"
)
_TOLD = regex(rf"\b(?:{_VERBS})\b", re.I)
#: "said", "told the AP", "said in an interview with Harbour": what may stand between a verb and its day.
_AFTER_VERB = regex(
    rf"\b(?:{_VERBS})(?: (?:the |a )?(?:[A-Z][\w.’'-]*|reporters|journalists)(?: [A-Z][\w.’'-]*){{0,3}})?"
    r"(?: (?:in|during|at|to) (?:an?|the|his|her|their) [\w’'-]+(?: [\w’'-]+){0,9})?(?: late| early)?(?: on)? \Z"
)
_HEAD = regex(r"\W*(?:(?:and|but|then|also|just|only|on|late|early)\b,? ?){0,3}\Z", re.I)
_CLAUSE = regex(r"\bthat\b|[“\"‘;:]")
_REACH = 240  #: characters of a sentence before and after a phrase
_RELATIVE = regex(r"\b(?:[A-Z][a-z]{2,6}day|last|this|yesterday)\b", re.I)


def told_misses(text: DocumentText) -> Iterator[Miss]:
    """The phrases that date somebody's words otherwise than every record of these words does."""
    published = text.published
    reference = published.latest if published and published.precision == "day" else None
    things: tuple[DatedElsewhere, ...] | None = None
    for paragraph in text.paragraphs:
        if not _RELATIVE.search(paragraph.text) or not _TOLD.search(paragraph.text):
            continue
        things = text.dated() if things is None else things
        here = [each for each in things if paragraph.number in each.paragraphs]
        if here:
            yield from _in_paragraph(text, paragraph, reference, here)


def _in_paragraph(
    text: DocumentText, paragraph: TextParagraph, reference: Day | None, things: Sequence[DatedElsewhere]
) -> Iterator[Miss]:
    words = paragraph.text
    inside, ends = quoted(words), sentences(words)
    for span in read_dates(words, reference):
        if span.kind == "absolute" or any(start < span.start < end for start, end in inside):
            continue
        day_name = span.weekday if span.weekday and not re.search(r"\d", span.text) else None
        shifted = reference is not None and SHIFT.fullmatch(span.text)
        if not (day_name or shifted) or COMPARED.search(words[max(0, span.start - 8) : span.start]):
            continue
        bounds = next(((a, b) for a, b in ends if a <= span.start < b), (0, len(words)))
        bounds = max(bounds[0], span.start - _REACH), min(bounds[1], span.end + _REACH)
        named = [(each, at) for each in things if (at := _named(words, bounds, span, each))]
        if not named or any(_fits(span, day_name, each) for each, _ in named):
            continue
        thing, at = named[0]
        place = Sight(paragraph.number, *at, f"{thing.title} is dated {_dated(thing, day_name)}")
        says = place.message
        if reference:
            says += f"; the words lead to {span.edtf} from the document's date"
        fits = _fits_first(text, words, span, thing) if reference else False
        phrase = Sight(paragraph.number, span.start, span.end)
        yield Miss(phrase, span.text, says, (place,), reference is not None, fits)


def _dated(thing: DatedElsewhere, day_name: str | None) -> str:
    """Its date in words, with the weekday where a weekday is in question."""
    if thing.date is None:
        return ""
    day = thing.date.earliest if thing.date.precision == "day" else None
    return in_words(thing.date.text) + (f", a {weekday(day)}" if day_name and day else "")


def _fits_first(text: DocumentText, words: str, span: DateSpan, thing: DatedElsewhere) -> bool:
    """Whether a relative word fits from the day of the first publication; weekdays do from any or none."""
    first = text.first_published
    if first is None or first.precision != "day" or span.weekday:
        return False
    return any(
        _fits(other, None, thing) for other in read_dates(words, first.latest) if other.start == span.start
    )


def _named(
    words: str, bounds: tuple[int, int], span: DateSpan, thing: DatedElsewhere
) -> tuple[int, int] | None:
    """Where a name of those who spoke stands beside verb and phrase; None where the phrase dates something else."""
    before, after = words[bounds[0] : span.start], words[span.end : bounds[1]]
    start = bounds[0]
    if verb := _AFTER_VERB.search(before):
        stretch = before[max(0, verb.start() - 80) : verb.start()]
        start += max(0, verb.start() - 80)
    elif (
        _HEAD.fullmatch(before)
        and (verb := _TOLD.search(after))
        and not _CLAUSE.search(after, 0, verb.start())
    ):
        stretch, start = after[: verb.start()], span.end
    else:
        return None
    for name in sorted(thing.names, key=len, reverse=True):
        found = re.search(rf"\b{re.escape(name)}\b", stretch)
        if found:
            return start + found.start(), start + found.end()
    return None


def _fits(span: DateSpan, day_name: str | None, thing: DatedElsewhere) -> bool:
    """Whether some day of the words can be the one that the phrase means; what is not known to the day may be.

    Of a weekday only its name is tested: in a narrative it is that of the week told of.
    """
    date = thing.date
    if date is None or date.earliest is None or date.latest is None:
        return True
    if day_name is None:
        return meet(span, date)
    length = days_between(date.earliest, date.latest)
    days = [add_days(date.earliest, step) for step in range(-1 if thing.is_report else 0, min(length, 6) + 1)]
    return any(weekday(day) == day_name for day in days)
