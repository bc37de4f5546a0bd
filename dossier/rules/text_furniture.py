"""Parts of the page stand in the text

Holds when lines of our copy belong to the page and not to the document: calls to share, subscribe, donate or
comment, notes on cookies and required fields, lists of what else to read. One finding a document, at the
first of them, with the number of paragraphs. Silent about sentences of the document that use the same words,
about the author's note and credits, about what `omits` leaves out already, and about what is withheld.

Fix: compare the copy with its page; until then `omits` keeps these paragraphs out of what is rendered.
"""

import re
from collections.abc import Iterator

from dossier.comparison.texts import checks_texts
from dossier.findings import Fault, Severity
from dossier.prose.document import DocumentText, Sight, Sighting

GROUP = "The copy"
SEVERITY = Severity.NOTE
FAULT = Fault.COPY
WORK = True

SHOWN = 3  #: words that are enough to find it
LONGEST = 25  #: words of a line of furniture

_WHOLE = re.compile(
    r"(?:most (?:popular|read|viewed|shared|recent)|read (?:more|next|also|the full (?:story|article))"
    r"|related (?:articles?|stories|posts?|content|topics|news)|recommended(?: for you| reading)?|trending(?: now)?"
    r"|share(?: (?:this|on|via|the)\b.{0,30})?|tweet|print(?: this)?(?: (?:page|article))?|e-?mail this(?: .{0,12})?"
    r"|leave a (?:reply|comment)|(?:post|add|write) a comment|comments?(?: \(\d+\))?|\d+ comments?|(?:main )?menu"
    r"|load more(?: .{0,20})?|view all(?: .{0,20})?|show (?:more|less)|back to top|skip to (?:main )?content|log ?in"
    r"|sign (?:in|up|out)(?: .{0,40})?|(?:subscribe|donate) (?:now|today|here|to (?:our|the|this|us)\b[^,.;:]{0,40})"
    r"|donate|advertis(?:e)?ments?|sponsored(?: content)?|make a donation|support (?:us|our work)|click here.{0,60}"
    r"|terms of (?:use|service)|(?:next|previous) (?:article|post)|privacy policy|cookie (?:policy|settings)"
    r"|you (?:may|might) also (?:like|be interested in)|(?:article|story) continues (?:below|after)\b.{0,40}"
    r"|(?:listen to|print|save|bookmark) this (?:article|story|page)|copy (?:link|url)|home\s?[>›»].{1,120}"
    r"|(?:(?:facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|instagram|e-?mail)\b[\s|,·]{0,3}){2,9}"
    r"|(?:your )?(?:name|e-?mail(?: address)?|website|comment) ?\*|follow us(?: on .{0,40})?|about us|contact us"
    r"|(?:filed under|tags|topics|categories): ?.{0,80})[\s:.…»›>→|!]*",
    re.I,
)
_TOLD = re.compile(
    r"\byour e-?mail address will not be published|\brequired fields are marked|\b(?:we|this site|our partners) uses? "
    r"cookies|\bdonations? (?:is|are) tax[- ]deductible|\bsign up (?:for|to) (?:our|the) .{0,40}newsletter|"
    r"\bplease (?:enable|turn on) javascript|\bto (?:leave|post) a comment\b|\bsupport "
    r"(?:our|independent) journalism|\bbecome a (?:member|subscriber|supporter|patron)\b|\bdownload our app\b|"
    r"\bfollow us on [a-z]|\byou must be logged in\b",
    re.I,
)
_SUPPORT = re.compile(r"help .{2,30} [-–—|] support \S+", re.I)


def read_text(text: DocumentText) -> Iterator[Sighting]:
    if not text.language.startswith("en"):
        return
    shown = (paragraph for paragraph in text.paragraphs if paragraph.number not in text.omitted)
    found = [paragraph for paragraph in shown if _is_furniture(paragraph.text)]
    if found:
        first = found[0]
        end = len(" ".join(first.text.split(" ")[:SHOWN]))
        places = ", ".join(f"¶{paragraph.number}" for paragraph in found[:20])
        message = f"{len(found)} of {len(text.paragraphs)} paragraphs belong to the page: {places}"
        yield Sighting(Sight(first.number, 0, end), message)


def _is_furniture(line: str) -> bool:
    short = len(line) < 400 and len(line.split(" ")) <= LONGEST
    return short and bool(_WHOLE.fullmatch(line) or _TOLD.search(line) or _SUPPORT.fullmatch(line))


check = checks_texts(read_text, english=True)
