"""Sentences of English-like prose, for showing one as the context of a link.

A stop ends a sentence unless the word before it is an abbreviation or an initial, or the next word begins
small. The full stops of Chinese, Japanese, Arabic, Urdu and Hindi end one wherever they stand. A line break
always does: a line is a paragraph.
"""

import re

from dossier.patterns import regex

_END = regex(
    r"(?:(?P<latin>[.!?…]+)|(?P<other>[。！？｡؟۔।]+))"
    r"(?P<close>(?:[\"'”’»)\]】」』]|\[\d{1,3}\]|[¹²³⁰⁴-⁹]){0,12})(?=(?P<space>\s)|$|(?P<letter>\S))"
    r"|(?P<line>[\n\r]+)"
)
_UP_TO_LAST_WORD = regex(r".*[^\w.&'’-]", re.DOTALL)  # of 20 code points
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"  # of no width; they come along in copying
_INITIALS = regex(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_NEXT = regex(r"[\s\"'“‘«(\[]{0,6}([^\s\W]{0,40})")

#: What a name, a number or an example follows: never the last word of a sentence.
_NEVER = frozenset(
    "mr mrs ms messrs mme mlle dr prof gen col lt cdr cmdr adm sgt capt maj brig rev hon sen rep gov pres"
    " amb supt fr sr st mt ft vs v viz cf e.g i.e eg ie approx ca c esp incl al-hajj ed eds trans comp"
    " hrsg repr ibid op loc seq".split()
)
#: Abbreviations before a number; with anything else behind, the stop is a full one: "No. 4", but "No. Never."
_BEFORE_NUMBER = frozenset(
    "no nos vol vols p pp par para art arts sec secs ch chap fig figs pt pts bk eq n nn fol ff l ll col"
    " cols ex jan feb febr mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri"
    " sat sun".split()
)
#: Abbreviations that can end a sentence; they do where a word follows that opens one.
_MAYBE = frozenset(
    "inc ltd co corp llc bros etc al jr sr dept univ assn gov govt min max dist ave blvd rd sq bldg intl"
    " natl avg est a.m p.m u.s u.k u.n e.u u.s.a d.c ph.d m.d b.a m.a ll.b a.d b.c b.c.e c.e".split()
)
_OPENERS = frozenset(
    "The This That These Those There They Their He His She Her It Its We Our I You Your My A An And But"
    " Or So Yet If When While Although Though However Moreover Meanwhile In On At As After Before Since"
    " For From By To With Without Because Some Many Most Both Each All No Not One Two Once Then Thus Also"
    " Even Only What Who Why How Where Which Another Other Others Earlier Later Last According Such".split()
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of a text's sentences in order, outer space left out; all else lies in exactly one."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match["line"] is None and not _ends(text, match):
            continue
        start = _add(spans, text, start, match.start() if match["line"] else match.end())
    _add(spans, text, start, len(text))
    return tuple(spans)


def sentence_at(text: str, place: int) -> tuple[int, int]:
    """The span of the sentence that a place lies in, read from its own line; an empty span between two."""
    left = text.rfind("\n", 0, place) + 1
    right = text.find("\n", place)
    right = len(text) if right < 0 else right
    for start, end in sentences(text[left:right]):
        if left + start <= place < left + end:
            return left + start, left + end
    return place, place


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> int:
    while start < end and (text[start].isspace() or text[start] in _UNSEEN):
        start += 1
    last = end
    while last > start and (text[last - 1].isspace() or text[last - 1] in _UNSEEN):
        last -= 1
    if last > start:
        spans.append((start, last))
    return end


def _ends(text: str, match: re.Match[str]) -> bool:
    if match["other"]:
        return True
    if match["letter"]:
        return False
    following = _NEXT.match(text, match.end())
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    stop = match["latin"]
    if stop != "." or match["close"]:
        return True
    return _is_full_stop(text, match.start(), word)


def _is_full_stop(text: str, place: int, word: str) -> bool:
    """Whether a single stop with space behind it ends its sentence; `word` is the next one."""
    behind = text[max(0, place - 20) : place]
    apart = _UP_TO_LAST_WORD.match(behind)
    last = behind[apart.end() :] if apart else behind
    if not last:
        return True
    before = last.strip("'’-").lower()
    if before in _NEVER:
        return False
    if before in _BEFORE_NUMBER:
        return not word[:1].isdigit() and not (before not in ("no", "mar", "sat", "sun") and word == "")
    if before in _MAYBE:
        return word == "" or word in _OPENERS
    if last[0].isupper() and len(last) != 1 and _INITIALS.match(last):
        return word == "" or word in _OPENERS
    # "Benjamin R. Young"; but "plan B. The", and "I" is no initial before an opener.
    return not (len(before) == 1 and before.isalpha()) or word == "" or word in _OPENERS
