"""markdown-it, set up for a record's body: CommonMark, tables, footnotes and the three constructs of ours.

Every token that matters later carries `meta["at"]`: where it begins and ends in its inline text. Rules of
ours never raise and never look further than their own construct, so that a hostile text stays linear.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dossier.limits import BODY_DEPTH
from dossier.markdown.citation_marks import Slip, opens_citation, read_citation_mark
from dossier.markdown.paragraph_marks import ANYWHERE, FORMS, LINE
from dossier.markdown.wiki_links import read_wiki_link, shield_bars
from dossier.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

FEW_LINES = 16  #: that most quotations have

_TAG = regex(
    r"</?[a-z][a-z0-9-]{0,40}(?:\s[^<>]{0,500})?\s{0,9}/?>|<!--|<\?|<!\[CDATA\[|<![a-z]", re.IGNORECASE
)
_NOTE = regex(r"\[\^([^\s\]]{1,200})\]")
_CELL_BORDER = regex(r"(?<!\\)\|")


@functools.cache
def make_parser() -> MarkdownIt:
    """The parser; made once, as setting it up takes longer than reading a short body."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import blockquote, reference, table
    from markdown_it.rules_inline import autolink, image, link
    from mdit_py_plugins.footnote import footnote_plugin

    md = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False, "maxNesting": BODY_DEPTH})
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    # Every address becomes a link here; `writer.py` draws the safe ones and reports the others.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.normalizeLinkText = lambda link: link  # type: ignore[method-assign]  # an address is read as it is printed
    md.block.ruler.at("table", _with_cells(table), {"alt": ["paragraph", "reference"]})
    md.block.ruler.enable("table")
    md.block.ruler.at(
        "blockquote", _by_steps(blockquote), {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.block.ruler.at("reference", _without_ours(reference))
    md.block.ruler.before("table", "paragraph_mark", _paragraph_mark)
    for name, opening, rule in (("link", "[", link), ("image", "!", image), ("autolink", "<", autolink)):
        md.inline.ruler.at(name, _placed(opening, rule))
    md.inline.ruler.before("link", "ours", _bracket)
    md.inline.ruler.disable("footnote_ref")  # it searches every `[^` to the end of the text
    md.inline.ruler.at("html_inline", _raw_html)
    md.inline.ruler.push("misplaced_mark", _misplaced_mark)
    return md


@functools.cache
def make_label_parser() -> MarkdownIt:
    """A parser for the words of a link: emphasis, code, escapes and entities."""
    from markdown_it import MarkdownIt

    md = MarkdownIt("zero", {"html": False, "maxNesting": BODY_DEPTH})
    return md.enable(["escape", "entity", "backticks", "emphasis", "balance_pairs", "text_join"], True)


def _bracket(state: StateInline, silent: bool) -> bool:
    """A footnote's mark, defined or not, a citation or a link by id: before Markdown's own links."""
    text, at = state.src, state.pos
    if text[at] != "[":
        return False
    if text.startswith("[^", at):
        return _note_mark(state, silent)
    read: object = None
    if text.startswith("[[", at):
        read = read_wiki_link(text, at, state.posMax)
    elif opens_citation(text, at):
        read = read_citation_mark(text, at, state.posMax)
    if read is None:
        return False
    if isinstance(read, Slip):
        if not silent:
            state.push("slip", "", 0).meta = {"at": (at, at), "slip": read}
        return False
    end: int = read.end  # type: ignore[attr-defined]
    if not silent:
        state.push("ours", "", 0).meta = {"at": (at, end), "read": read}
    state.pos = end
    return True


def _note_mark(state: StateInline, silent: bool) -> bool:
    match = _NOTE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("note_mark", "", 0).meta = {"at": match.span(), "label": match[1]}
    state.pos = match.end()
    return True


def _raw_html(state: StateInline, silent: bool) -> bool:
    """A tag or a comment: shown as it is written, and reported."""
    if state.src[state.pos] != "<" or not (match := _TAG.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        if not match[0].startswith("</"):
            message = f"raw HTML is shown as text: '{match[0][:60]}'; write Markdown, or '\\<' for the sign"
            slip = Slip("unsafe-markup", match.start(), match.end(), message)
            state.push("slip", "", 0).meta = {"at": (match.start(), match.start()), "slip": slip}
        state.append_pending(match[0])
    state.pos = match.end()
    return True


def _misplaced_mark(state: StateInline, silent: bool) -> bool:
    """A `{p=7}` in the middle of a text, where it names nothing."""
    if state.src[state.pos] != "{" or not (match := ANYWHERE.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        message = f"'{match[0]}' stands on a line of its own, with an empty line before it; forms: {FORMS}"
        slip = Slip("locator-missing", match.start(), match.end(), message)
        state.push("slip", "", 0).meta = {"at": (match.start(), match.start()), "slip": slip}
        state.append_pending(match[0])
    state.pos = match.end()
    return True


def _placed(opening: str, rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule, with the place of what it read kept at its first token. opening: the sign it begins with."""

    def placed(state: StateInline, silent: bool) -> bool:
        at, count = state.pos, len(state.tokens)
        if state.src[at] != opening or not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[count:]:
                if token.type != "text":
                    token.meta["at"] = (at, state.pos)
                    break
        return True

    return placed


def _paragraph_mark(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`{p=7}` on a line of its own, outside lists and quotations."""
    first = state.bMarks[start] + state.tShift[start]
    if state.level or silent or not state.src.startswith("{", first) or state.is_code_block(start):
        return False
    match = LINE.match(state.src, first, state.eMarks[start])
    if not match:
        return False
    token = state.push("paragraph_mark", "", 0)
    token.map = [start, start + 1]
    token.content = match[0].rstrip()
    state.line = start + 1
    return True


def _without_ours(rule: Callable[[StateBlock, int, int, bool], bool]) -> Callable[..., bool]:
    """Link definitions, but for `[@id]: …` and `[^two words]: …`, which would vanish from the page."""

    def reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        first = state.bMarks[start] + state.tShift[start]
        if state.src.startswith(("[@", "[^"), first):
            return False
        return rule(state, start, end, silent)

    return reference


def _by_steps(rule: Callable[[StateBlock, int, int, bool], bool]) -> Callable[..., bool]:
    """Quotations, looked for in a few lines first, and in four times as many where they fill these.

    The library's rule looks through all lines to the end of the text for each quotation, however short it is.
    """

    def quotation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        count, lines = len(state.tokens), FEW_LINES
        while not silent and start + lines < end:
            if not rule(state, start, start + lines, silent):
                return False
            if state.line < start + lines:
                return True
            del state.tokens[count:]
            state.line, lines = start, lines * 4
        return rule(state, start, end, silent)

    return quotation


def _with_cells(rule: Callable[[StateBlock, int, int, bool], bool]) -> Callable[..., bool]:
    """Tables whose cells know their columns, and where the bar of a link does not cut a cell."""

    def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        whole, count = state.src, len(state.tokens)
        if "shielded" not in state.env:
            state.env["shielded"] = shield_bars(whole)
        state.src, shield = state.env["shielded"]
        found = rule(state, start, end, silent)
        if found and not silent:
            _place_cells(state, count, shield)
        state.src = whole
        return found

    return table


def _place_cells(state: StateBlock, first: int, shield: str) -> None:
    """Give each cell its column and its raw text, and keep the bars that should have been escaped."""
    cells: list[tuple[int, str]] = []
    for token in state.tokens[first:]:
        if token.type == "tr_open" and token.map:
            line = token.map[0]
            begin = state.bMarks[line] + state.tShift[line]
            row = state.src[begin : state.eMarks[line]].rstrip()
            indent = begin - (state.src.rfind("\n", 0, begin) + 1)
            borders = [-1, *(match.start() for match in _CELL_BORDER.finditer(row)), len(row)]
            between = zip(borders, borders[1:], strict=False)
            cells = [(indent + left + 1, row[left + 1 : right]) for left, right in between]
            if not cells[0][1]:
                del cells[0]
            cells.reverse()
        elif token.type == "inline":
            column, raw = cells.pop() if cells else (0, "")
            blank = max(raw.replace("\\|", "|").find(token.content), 0)
            column, raw = column + blank, raw[blank:]
            token.meta["cell"] = (column, raw.replace(shield, "|") if shield else raw)
            if shield and shield in token.content:
                token.meta["bars"] = [at for at, sign in enumerate(token.content) if sign == shield]
                token.content = token.content.replace(shield, "|")
