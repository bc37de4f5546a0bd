"""Whether a sentence tells what has happened on a day, as far as its verbs show; made to say no when in doubt.

Asked is the clause in which the date stands: it needs a verb of its own in the past tense, and nothing in it
may look ahead. Of the sentence round it only what turns all of it to the future or to "what if" counts.
"""

from __future__ import annotations

import re

from dossier.patterns import regex

HEAD = 3  #: words before a date that begins its sentence
NEAR = 60  #: characters that a look back or ahead may need

_CLAUSE = regex(
    r"[,;:()]|\s[–—-]\s|—|\b(?:that|which|who|whose|whom|when|where|while|as|because|although|though|but|and|whether"
    r"|than|how|why|what)\b",
    re.IGNORECASE,
)
_PAST = regex(
    r"\b(?:was|were|did|took|went|came|began|met|held|made|gave|left|fell|won|lost|found|died|rose|broke|shot|struck"
    r"|sank|flew|saw|sent|became|stood|fought|stole|brought|caught|fled|led|lay|sold|bought|built|drew|drove|grew|hid"
    r"|threw|withdrew|wore|kept|laid|paid|ran|sat|slept|sought|spent|swore|taught|tore|got|had|put in|cut|hit|burst"
    r"|freed|hired|fired|tried|ended|fined|asked|mined|razed|lived|faded|faced|filed|ruled|voted"
    r"|(?<!\ba )(?<!\ban )(?<!\bthe )(?!indeed|exceed|succeed|proceed|hundred|sacred|kindred|wicked|united)"
    r"[a-z]{3,}[a-z]ed)\b"
)
#: What is said can lie ahead: these tell of the past only where the date is plainly that of the saying.
_SAYING = (
    r"(?:said|told|wrote|spoke|stated|reported|added|claimed|announced|argued|warned|confirmed|explained|noted|declared"
    r"|believed|insisted|testified|stressed|indicated|revealed|suggested|estimated|calculated|remarked|replied|tweeted)"
)
_SAID = regex(rf"\b{_SAYING}\b")
_SAID_THEN = regex(
    rf"\b{_SAYING}\s(?:(?:reporters|journalists|in|on|an?|the|his|her|its|their|interview|statement|speech|letter"
    r"|report|article|to|with|at|[A-Z][\w.’'-]*)\s){0,7}\Z"
)
_QUOTED = regex(r"\b(?:was|were) quoted as saying\s(?:late |early )?(?:on |in )?\Z")
_SAID_THAT = regex(rf"\A\W{{0,9}}(?:[\w.’'-]{{1,40}}\s){{1,5}}{_SAYING}\s(?:that|in|at|on|to)\b")
#: Words that look ahead in the clause of the date, or name what has its date beforehand.
_AHEAD = regex(
    r"\b(?:is|are|be|being|going|until|till|deadline\w*|due|no later|expir\w*|effective|agree(?!ment)\w*"
    r"|targeted|targeting|targets?(?= (?:for|date|of|is|year))|aim\w*|promis\w*|pledg\w*|vow\w*|intend\w*"
    r"|hop(?:es?|ed|ing)\b(?! of)|invit\w*|book\w*"
    r"|reserv\w*|extend\w*|extension\w*|postpon\w*|delay\w*|resched\w*|moved|approv\w*|order\w*|set|slate\w*"
    r"|elections?|upcoming|next|future|valid|licen[cs]ed?|award\w*|bids?|bidding|hosts?|hosting|qualif\w*|contract\w*"
    r"|terms?|mandates?|leases?|bonds?|matur\w*|seasons?|tickets?|goals?|budget\w*|commit\w*|appoint\w*|based"
    r"|according|announc\w*|(?:year|quarter|months|period) ended)\b"
    # "to open", but not "to the town", "to Cairo", "to roughly $20"
    r"|\bto (?!(?:the|an?|his|her|its|their|our|this|these|roughly|about|nearly|almost|some|over|under|only) )"
    r"(?![A-Z\d$£€])\w+"
    r"|\b(?:for|until|through|towards?|into) (?![A-Z])(?:\w+,?\s){0,3}\Z|\bfor (?:[A-Z]\w+\s){0,2}\Z"
    r"|\b(?:by|to|from|before|after|since|between)\s(?:the |early |mid |late |end of ){0,2}\Z"
    r"|\b(?:before|after)\s(?:\w+,?\s){0,3}\Z"
    r"|\b(?!during|morning|evening|killing|wounding|injuring|saying)\w{3,}ing\s(?:\w+\s){0,2}\Z"
)
#: Words that turn a whole sentence: nothing in it is taken to have been.
_SENTENCE = regex(
    r"\b(?:will|shall|would|should|might|if|unless|plan\w*|schedul\w*|expect\w*|propos\w*|project(?:s|ed|ions?)|forecast\w*"
    r"|predict\w*|envisag\w*|foresaw|stipulat\w*|imagin\w*|fiction\w*|novels?|copyright\w*|scenarios?|about to)\b",
    re.IGNORECASE,
)
_MODAL = regex(r"\b(?:may|could|must|can|cannot)\b")  #: "May" is a month, or wishes
#: What a page says of itself; the date stands beside it.
_PAGE = regex(
    r"\b(?:updated?|retrieved|accessed|published|posted|archived|modified|visited|uploaded|revised|reviewed|created"
    r"|edited|viewed|issued|released?|last changed)\W(?:[\w:.]+\W){0,3}\Z",
    re.IGNORECASE,
)
#: What may follow the date in its clause; before a verb ("cars sold in 2027 face a tax") the past is another's.
_GOES_ON = regex(
    r"\W*(?:\Z|(?:in|on|at|by|with|from|to|after|for|during|under|against|over|amid|about|near|off|outside|inside"
    r"|between|among|through|into|of|without|following|alone|alongside|together|aboard|above|below|across)\b)"
)
_SINCE = regex(
    r"\b(?:has|have|had) (?:been |\w+ly )?\w+(?:ed|n|t|d|e)\b.{0,60}\bsince (?:\w+ ){0,3}(?:in )?\Z"
)
#: "In 2027, Roe, the mate, was fined"; "In 2027, as the ship was repaired, …": where the past begins behind a comma.
_BEHIND = regex(
    r"\A[ ,]*(?:[^,;:()–—]{1,90},[^,;:()–—]{1,120},\s(?:\w+ly\s)?(?P<verb>\w+)(?P<on>\s\w+)?"
    r"|(?:as|when|while|after)\s(?!(?:was|were|had|did)\b|\w+ed\b)[^,;:()–—]{1,120},)"
)
_TO = regex(r"\A\s*to (?!be\b|have\b)\w+")  #: "sailed on 3 May 2025 to look for them": what it was for
_IS_ON = regex(r"\b(?:was|were) (?:on |in |held on )?\Z")


def tells_past(before: str, after: str) -> bool:
    """Whether a sentence tells of the past at the date between its words before and after.

    Months by name are blanked in both, for "May" is no verb.
    """
    if _SENTENCE.search(before) or _PAGE.search(before, max(len(before) - NEAR, 0)):
        return False
    if len(before.split()) <= HEAD and not (_PAST.search(before) or _SAID.search(before)):
        return _begins(before, after)
    if _QUOTED.search(before, max(len(before) - NEAR, 0)):
        return True
    own, (own_after, rest) = before[_last_end(before) :], _split(after)
    if (
        not _GOES_ON.match(own_after)
        or _turns(_TO.sub("", own_after))
        or _MODAL.search(own)
        or (_AHEAD.search(own) and not _SINCE.search(own))
    ):
        return False
    if _IS_ON.search(own) and not rest.startswith(("when ", "where ")):
        return False  # "the vote was on": it may have been to come
    return bool(_PAST.search(_SAID.sub(" ", own)) or _SAID_THEN.search(own) or _SINCE.search(own))


def _begins(before: str, after: str) -> bool:
    """ "In 2027, he resigned": the clause after the date is the one that tells."""
    own, _ = _split(after.lstrip(" ,"))
    if _SENTENCE.search(after) or _AHEAD.search(before) or _turns(own):
        return False
    return bool(_PAST.search(_SAID.sub(" ", own))) or _SAID_THAT.search(after) is not None or _behind(after)


def _behind(after: str) -> bool:
    """Whether what follows a date that begins its sentence tells of the past only behind a comma."""
    found = _BEHIND.search(after)
    if not found or _turns(found[0] + _split(after[found.end() :])[0] if found["verb"] else found[0]):
        return False
    if not found["verb"]:
        return _PAST.search(_SAID.sub(" ", found[0])) is not None
    if _SAID.fullmatch(found["verb"]):
        return (found["on"] or "").strip() in ("that", "about", "to", "in", "at")
    return _PAST.fullmatch(found["verb"]) is not None


def _turns(words: str) -> bool:
    """Whether a clause looks ahead, or only says what may be."""
    return bool(_AHEAD.search(words) or _SENTENCE.search(words) or _MODAL.search(words))


def _split(after: str) -> tuple[str, str]:
    """The words that go on with a clause, and the rest with the word or sign that ends it."""
    found = _CLAUSE.search(after)
    return (after[: found.start()], after[found.start() :].lstrip(" ,;")) if found else (after, "")


def _last_end(before: str) -> int:
    """Where the clause begins whose last words these are."""
    last = 0
    for found in _CLAUSE.finditer(before):
        last = found.end()
    return last
