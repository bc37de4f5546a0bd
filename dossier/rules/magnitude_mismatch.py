"""One sum stands as thousands, millions or billions

Holds when a document prints one sum of money twice with the same digits and another magnitude, "$1.25
million" and "$1.25 billion", and the words beside both are about the same thing. Silent where the digits
differ, within one sentence, where a single digit may well return by chance, and where what is paid for differs.

Read: one of the two words is printed otherwise than meant; nothing here says which.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from dossier.comparison.texts import checks_ours, checks_texts
from dossier.findings import Fault, Severity
from dossier.patterns import regex
from dossier.prose.document import DocumentText, Sight, Sighting
from dossier.prose.money import HINT, read_money

GROUP = "Figures"
SEVERITY = Severity.NOTE
FAULT = Fault.SOURCE

MOST = 40  #: places of one sum that others are compared with
BESIDE = 70  #: characters on each side in which words say what a sum is for

_STOP = regex(r"[.;!?][”\"’)]?\s")
_WORD = regex(r"[^\W\d_]{4,40}")
_COMMON = frozenset(
    "about after almost billion million trillion thousand which where their there these those other would could"
    " nearly total around worth value dollars euros pounds through years spent spend money until under while that this"
    " with from have been were they them what when also than then said says cost paid some more most only just over"
    " into onto each will much many such very year last next first second half part".split()
)


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if not text.language.startswith("en"):
        return
    seen: dict[tuple[str, str], list[tuple[Sight, str, frozenset[str]]]] = defaultdict(list)
    for paragraph in text.paragraphs:
        stops = [stop.start() for stop in _STOP.finditer(paragraph.text)]
        for match in read_money(paragraph.text):
            digits, size = match.digits, match.size
            around = paragraph.text[max(0, match.start - BESIDE) : match.end + BESIDE]
            words = frozenset(word[:7].casefold() for word in _WORD.findall(around)) - _COMMON
            here = Sight(paragraph.number, match.start, match.end, "the same digits")
            needed = 2 if len(digits.replace(".", "").strip("0")) > 1 else 3
            before = seen[(match.currency, digits)]
            for other, other_size, other_words in before:
                if other.paragraph == paragraph.number and (
                    bisect_left(stops, other.end) == bisect_left(stops, match.start - 1)
                ):
                    continue  # "from $20 million to $20 billion": the windows are one
                if other_size != size and len(words & other_words) >= needed:
                    message = f"{digits} {size} here, {digits} {other_size} in ¶{other.paragraph}"
                    yield Sighting(Sight(here.paragraph, here.start, here.end), message, (other,))
                    break
            else:
                if len(before) < MOST:
                    before.append((here, size, words))


check = checks_texts(read_text, english=True)
check_record = checks_ours(read_text, HINT)
