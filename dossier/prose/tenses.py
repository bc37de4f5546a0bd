"""Whether a sentence tells what has happened on a day, as far as its verbs show; made to say no when in doubt."""

from __future__ import annotations

import re

_PAST = re.compile(
    r"\b(?:was|were|did|took|went|came|began|met|held|made|gave|left|fell|won|lost|found|said|told|wrote|died|rose"
    r"|broke|shot|struck|sank|flew|saw|sent|became|stood|spoke|fought|stole|brought|caught|[a-z]{3,}[a-z]ed)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|may|might|can|could|must|is|are|be|being|going|until|till|deadline|due|no later"
    r"|expir\w*|effective|plan\w*|schedul\w*|expect\w*|announc\w*|agree\w*|propos\w*|project\w*|forecast\w*"
    r"|predict\w*|target\w*|aim\w*|promis\w*|pledg\w*|vow\w*|intend\w*|hope\w*|appoint\w*|invit\w*|book\w*|reserv\w*"
    r"|extend\w*|extension|postpon\w*|delay\w*|approv\w*|order\w*|set|slate\w*|elections?|upcoming|next|future|valid"
    r"|licen[cs]ed?|copyright\w*|updated?|retrieved|accessed|published|posted|archived|modified|visited|uploaded"
    r"|revised|reviewed|created|edited|viewed|issued|released?|based|according|imagin\w*|fiction\w*|if)\b"
    r"|\b(?:by|for|to|from|before|after|through|since)\s+(?:\w+,?\s){0,2}\Z",
    re.I,
)


def tells_past(before: str, after: str) -> bool:
    """Whether the words before and after a date tell of the past, and none of them looks ahead."""
    return bool(_PAST.search(f"{before} {after}")) and not (_AHEAD.search(before) or _AHEAD.search(after))
