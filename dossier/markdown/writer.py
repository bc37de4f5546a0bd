"""Tokens → a passage: HTML with holes, plain words, and all that has a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from dossier.limits import BODY_DEPTH
from dossier.markdown.citation_marks import CitationMark, Slip
from dossier.markdown.origins import Origin, Sought, running_text, table_cell
from dossier.markdown.parser import make_label_parser, make_parser
from dossier.markdown.passage import Passage
from dossier.markdown.wiki_links import WikiLink
from dossier.model import Place
from dossier.patterns import regex

if TYPE_CHECKING:
    from markdown_it.token import Token

SCHEMES = ("http", "https", "mailto")
IMAGE_FOLDERS = ("static/", "images/")
TO_TOP = "../"  #: from a record's page, `<collection>/<id>.html`, to the top of the site

_SCHEME = regex(r"([^/?#:]*):")
_MARKUP = regex(r"[\\`*_&<]")
_SIGN = regex('[&<>"]')
_CONTAINERS = ("blockquote_open", "list_item_open")
_STYLE = regex(r"text-align:(\w+)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text that is read. first_line: its first line in the file, from 1."""

    lines: Sequence[str]
    first_line: int
    shift: int = 0  #: added to every heading's level


def write_blocks(passage: Passage, tokens: Sequence[Token], sheet: Sheet, *, whole: bool = False) -> None:
    """Write a top-level block, its own tags too; of a heading the words alone. whole: write a whole text."""
    renderer: Any = make_parser().renderer
    options = make_parser().options
    lone = bool(tokens) and tokens[0].type == "heading_open" and not whole
    for index, token in enumerate(tokens):
        if token.type == "inline":
            write_inline(passage, token, origin_of(token, sheet), sheet)
        elif token.type in ("fence", "code_block"):
            write_code(passage, token, sheet)
            passage.draw(getattr(renderer, token.type)(tokens, index, options, {}))
        elif token.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            if not lone:
                level = min(int(token.tag[1]) + sheet.shift, 6)
                passage.draw(f"<h{level}>" if token.nesting == 1 else f"</h{level}>\n")
        else:
            if token.attrs and (style := _STYLE.fullmatch(str(token.attrs.get("style", "")))):
                token.attrs = {"class": f"align-{style[1]}"}  # no inline styles: a strict policy forbids them
            passage.draw(renderer.renderToken(tokens, index, options, {}))
        if token.type in _CONTAINERS and token.level >= BODY_DEPTH - 2 and token.map:
            place = Place(sheet.first_line + token.map[0], 1)
            message = f"quotations and lists stand more than {BODY_DEPTH // 2} deep; the rest is not shown"
            passage.mistake("unsafe-markup", place, message)


def write_code(passage: Passage, token: Token, sheet: Sheet) -> None:
    """Add the words of a block of code."""
    line = (token.map[0] if token.map else 0) + (token.type == "fence")
    passage.begin(token.content, running_text(token.content, sheet.lines, line, sheet.first_line))
    passage.say(token.content.rstrip("\n"))
    passage.end()


def write_inline(passage: Passage, token: Token, origin: Origin, sheet: Sheet) -> None:
    """Write one inline text."""
    passage.begin(token.content, origin)
    for at in token.meta.get("bars", ()):
        message = "the bar of a link in a table is written '\\|'"
        passage.mistake("link-malformed", origin.place(at, at + 1), message)
    unsafe = False
    for child in token.children or ():
        kind = child.type
        if kind == "text":
            passage.draw(escaped(child.content))
            passage.say(child.content)
        elif kind == "softbreak":
            passage.draw("\n")
            passage.say(" ")
        elif kind == "hardbreak":
            passage.draw("<br>\n")
            passage.say(" ")
        elif kind == "code_inline":
            passage.draw(f"<code>{escaped(child.content)}</code>")
            passage.say(child.content)
        elif kind == "link_open":
            unsafe = not _open_link(passage, child, origin)
            passage.sync(child.meta["at"][0] + 1)
            ends = child.meta["at"][1]
        elif kind == "link_close":
            passage.draw("" if unsafe else "</a>")
            passage.sync(ends)
        elif "at" in child.meta:
            start, end = child.meta["at"]
            passage.sync(start)
            _write_construct(passage, child, origin)
            passage.sync(end)
        else:  # em, strong
            passage.draw(f"<{'/' if child.nesting < 0 else ''}{child.tag}>")
    passage.end()


def _write_construct(passage: Passage, token: Token, origin: Origin) -> None:
    """What has a place of its own: a link by id, a citation, a footnote's mark, a picture, a slip."""
    place = origin.place(*token.meta["at"])
    if token.type == "note_mark":
        passage.note(token.meta["label"], place)
        return
    if token.type == "image":
        _write_image(passage, token, origin)
        return
    if token.type == "slip":
        slip: Slip = token.meta["slip"]
        passage.mistake(slip.rule, origin.place(slip.start, slip.end), slip.message, slip.severity)
        return
    read: WikiLink | CitationMark = token.meta["read"]
    if isinstance(read, WikiLink):
        if "[^" in read.label or "[@" in read.label:
            message = "a footnote's mark or a citation does not work in a link's words; it stands behind them"
            passage.mistake("link-malformed", place, message, "warning")
        label, words = _label(read.label)
        passage.link(read.target, read.fragment, label, words or read.target, place)
        return
    for slip in read.slips:
        passage.mistake(slip.rule, origin.place(slip.start, slip.end), slip.message, slip.severity)
    places = [(cited.source, cited.locator, origin.place(cited.start, cited.end)) for cited in read.places]
    passage.cite(places, escaped(read.prefix))


def origin_of(token: Token, sheet: Sheet) -> Origin:
    """Where an inline token's text was taken from."""

    def find() -> Origin:
        line = token.map[0] if token.map else 0
        if "cell" in token.meta:
            column, raw = token.meta["cell"]
            return table_cell(raw, sheet.first_line + line, column)
        return running_text(token.content, sheet.lines, line, sheet.first_line)

    return Sought(find)


def is_safe(address: str) -> bool:
    """Whether an address may be linked: http, https, mailto, or a path of this site."""
    scheme = _SCHEME.match(address)
    if scheme:
        return scheme[1].lower() in SCHEMES
    return not address.startswith("//")


def is_own_picture(address: str) -> bool:
    """Whether an address leads to a file under the site's own picture folders."""
    return (
        address.startswith(IMAGE_FOLDERS)
        and ".." not in address
        and "%2e" not in address.lower()
        and "//" not in address
        and "\\" not in address
    )


def escaped(text: str) -> str:
    """The text as HTML."""
    return escape(text, quote=False).replace('"', "&quot;") if _SIGN.search(text) else text


def _open_link(passage: Passage, token: Token, origin: Origin) -> bool:
    """Draw the tag of a Markdown link; False where its address is not allowed: its words alone stay."""
    address = str(token.attrs.get("href", ""))
    if not is_safe(address):
        message = f"'{address[:80]}' is no address that a page links to; allowed are {', '.join(SCHEMES)}"
        passage.mistake("unsafe-markup", origin.place(*token.meta["at"]), message)
        return False
    title = token.attrs.get("title")
    passage.draw(f'<a href="{escaped(address)}"' + (f' title="{escaped(str(title))}">' if title else ">"))
    return True


def _write_image(passage: Passage, token: Token, origin: Origin) -> None:
    place = origin.place(*token.meta["at"])
    address = str(token.attrs.get("src", ""))
    alt = _description(token.children or ())
    if any(child.type in ("ours", "note_mark") for child in token.children or ()):
        message = "a link or citation does not work in a picture's description"
        passage.mistake("link-malformed", place, message)
    if not is_own_picture(address):
        message = f"'{address[:80]}' is no picture of this site; they lie under {' or '.join(IMAGE_FOLDERS)}"
        passage.mistake("unsafe-markup", place, message)
        passage.draw(escaped(alt))
    else:
        if not alt.strip():
            message = f"{address} has no description for readers who do not see it: ![description]({address})"
            passage.mistake("alt-text-missing", place, message)
        title = token.attrs.get("title")
        titled = f' title="{escaped(str(title))}"' if title else ""
        passage.draw(f'<img src="{TO_TOP}{escaped(address)}" alt="{escaped(alt)}"{titled}>')
    passage.say(alt)


def _description(tokens: Sequence[Token]) -> str:
    """The words that stand for a picture."""
    words = []
    for token in tokens:
        if token.type == "image":
            words.append(_description(token.children or ()))
        elif token.type in ("softbreak", "hardbreak"):
            words.append("\n")
        elif token.type == "ours" and isinstance(link := token.meta["read"], WikiLink):
            words.append(_label(link.label)[1] or link.target)
        else:
            words.append(token.content)
    return "".join(words)


def _label(label: str) -> tuple[str, str]:
    """A link's words as HTML and as plain words; emphasis and code are read, links in them are not."""
    if not _MARKUP.search(label):
        return escaped(label), label
    parser = make_label_parser()
    tokens = parser.parseInline(label)
    words = "".join(child.content for child in tokens[0].children or ())
    return parser.renderer.render(tokens, parser.options, {}), words
