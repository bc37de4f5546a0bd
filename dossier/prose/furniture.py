"""Lines that belong to a page and not to the document on it: ways through the site, calls, forms."""

from __future__ import annotations

import re

from dossier.patterns import regex

_LONGEST = 25  #: words of a line of furniture
_NETWORK = r"(?:facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|instagram|e-?mail)"

#: What a line says from end to end, but for marks behind it.
_LINES = (
    # what else to read
    r"most (?:popular|read|viewed|shared|recent)",
    r"read (?:more|next|also|the full (?:story|article))(?:: .{1,90})?",
    r"related (?:articles?|stories|posts?|content|topics|news)",
    r"recommended(?: for you| reading)?",
    r"trending(?: now)?",
    r"you (?:may|might) also (?:like|be interested in)",
    r"more from this (?:author|section)",
    r"continue reading.{0,40}",
    r"(?:article|story) continues (?:below|after)\b.{0,40}",
    r"(?:(?:next|previous) (?:article|post|story)\W{0,4}){1,2}",
    r"(?:load more|view all)(?: .{0,20})?",
    r"show (?:more|less)",
    r"(?:filed under|tags|topics|categories): ?.{0,80}",
    # ways through the site
    r"home\s?[>›»|].{1,120}",
    r"back to top",
    r"skip to (?:main )?content",
    r"(?:main )?menu",
    r"log ?in",
    r"sign (?:in|up|out)(?: .{0,40})?",
    r"(?:about|contact) us",
    r"terms of (?:use|service)",
    r"privacy policy",
    r"cookie (?:policy|settings)",
    r"(?:accept|reject|manage)(?: all)? cookies",
    # to share, keep and answer
    r"share(?: (?:this|on|via|the)\b.{0,30})?",
    r"tweet",
    r"print(?: this)?(?: (?:page|article))?",
    r"e-?mail(?: this(?: .{0,12})?)?",
    r"(?:listen to|print|save|bookmark) this (?:article|story|page)",
    r"copy (?:link|url)",
    rf"(?:{_NETWORK}\b[\s|,·]{{0,3}}){{2,9}}",
    r"follow us(?: on .{0,40})?",
    r"leave a (?:reply|comment)",
    r"(?:post|add|write) a comment",
    r"comments?(?: \(\d+\))?",
    r"(?:view )?\d+ comments?",
    r"view comments",
    r"(?:your )?(?:name|e-?mail(?: address)?|website|comment) ?\*",
    # to subscribe and to give
    r"(?:subscribe|donate)(?: (?:now|today|here|to (?:our|the|this|us)\b[^,.;:]{0,40}))?",
    r"newsletters?",
    r"join our .{0,40}(?:channel|newsletter|community)",
    r"make a donation",
    r"support (?:us|our work)(?: (?:with|by|through) .{1,40})?",
    r"advertis(?:e)?ments?",
    r"sponsored(?: content)?",
    r"click here.{0,60}",
)
#: What tells a line that is a sentence.
_TOLD = (
    r"\byour e-?mail address will not be published",
    r"\benter your e-?mail\b",
    r"\bfirst name\W{1,3}last name\b",
    r"\brequired fields are marked",
    r"\b(?:we|this site|our partners) uses? cookies",
    r"\bdonations? (?:is|are) tax[- ]deductible",
    r"(?:\A|[.!?] )donate (?:today|now|here)\b",
    r"\bplease (?:consider (?:donating|a donation|supporting us)|support us)\b",
    r"\bsupport (?:our|independent) journalism",
    r"\bsign up (?:for|to) (?:our|the) .{0,40}newsletter",
    r"\bbecome a (?:member|subscriber|supporter|patron)\b",
    r"\bplease (?:enable|turn on) javascript",
    r"\bto (?:leave|post) a comment\b",
    r"\byou must be logged in\b",
    r"\bdownload our app\b",
    r"\bfollow us on [a-z]",
)
_WHOLE = regex(rf"(?:{'|'.join(_LINES)})[\s:.…»›>→|!]*", re.IGNORECASE)
_IN_IT = regex("|".join(_TOLD), re.IGNORECASE)
_SUPPORT = regex(r"help .{2,30} [-–—|] support \S+", re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Whether a line of a copied text belongs to its page. English; linear."""
    short = len(line) < 400 and len(line.split(" ")) <= _LONGEST
    return short and bool(_WHOLE.fullmatch(line) or _IN_IT.search(line) or _SUPPORT.fullmatch(line))
