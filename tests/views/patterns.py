"""The page of patterns: every part in every state, cut out of the rendered samples.

`python3 -m tests.views.patterns DIR` writes it, with the samples it is taken from; open DIR/patterns.html. A part
is a class of the stylesheets, a state the set of classes that it stands with.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

from dossier.render import make_renderer
from dossier.views import Html, Link
from dossier.views.patterns import Pattern, PatternsPage, State
from tests.views.folder import ROOT, set_samples
from tests.views.frame import chrome

VOID = frozenset("area base br col hr img input link meta wbr path rect circle line".split())
#: What cannot stand alone is shown in the nearest that can.
WHOLES = frozenset(
    "div section article aside nav header footer table ul ol dl p figure details form h1 h2 h3".split()
)
LONGEST = 12_000  # characters; a part that is longer is shown by its smaller ones
FRAME = ("page", "main", "masthead", "colophon", "skip", "draft", "pattern", "find")  # every page shows them


@dataclass
class _Open:
    tag: str
    classes: str
    start: int
    whole: int  #: where the nearest that can stand alone begins


@dataclass
class Cutter(HTMLParser):
    """Every element with a class, with the stretch of the page that shows it."""

    html: str
    found: dict[str, str] = field(default_factory=dict)  #: classes → markup
    open: list[_Open] = field(default_factory=list)
    waiting: dict[int, list[str]] = field(default_factory=dict)  #: start of a whole → classes shown by it

    def __post_init__(self) -> None:
        super().__init__()
        self.lines = [0, *(found.end() for found in re.finditer("\n", self.html))]
        self.feed(self.html)

    def _at(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._at()
        classes = " ".join((dict(attrs).get("class") or "").split())
        outer = self.open[-1].whole if self.open else -1
        in_list = (
            tag == "div" and self.open and self.open[-1].tag == "dl"
        )  # a row, which is none without its list
        whole = start if tag in WHOLES and not in_list else outer
        if classes and whole >= 0:
            self.waiting.setdefault(whole, []).append(classes)
        if tag not in VOID:
            self.open.append(_Open(tag, classes, start, whole))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            closed = self.open.pop()
            if closed.tag == tag:
                break
        else:
            return
        end = self._at() + len(f"</{tag}>")
        if closed.start in self.waiting and closed.whole == closed.start:
            markup = self.html[closed.start : end]
            for classes in self.waiting.pop(closed.start):
                if len(markup) <= LONGEST:
                    self.found.setdefault(classes, markup)


def patterns(pages: Mapping[str, str]) -> tuple[Pattern, ...]:
    """Every class that the sample pages use, in each set of classes it stands in. pages: path → HTML."""
    states: dict[str, dict[str, State]] = {}
    for path, html in pages.items():
        main = html[html.index("<main") : html.index("</main>") + len("</main>")] if "<main" in html else ""
        for classes, markup in Cutter(main).found.items():
            for name in classes.split():
                base = name.partition("--")[0]
                if base.partition("__")[0] not in FRAME:
                    state = State(classes, Link(path, path), Html(_bare(markup)))
                    states.setdefault(base, {}).setdefault(classes, state)
    return tuple(
        Pattern(name, f"pattern-{name}", tuple(those[classes] for classes in sorted(those)))
        for name, those in sorted(states.items())
        if "__" not in name
        or any(f"{name}--" in classes for classes in those)  # else it is seen in its block
    )


def _bare(markup: str) -> str:
    """Without ids and what refers to them: a part may stand here many times."""
    markup = re.sub(r' (?:id|aria-labelledby|aria-describedby|aria-controls|for)="[^"]*"', "", markup)
    return re.sub(r"<(/?)h[1-6]\b", r"<\1p", markup)


def patterns_page(pages: Mapping[str, str]) -> PatternsPage:
    found = patterns(pages)
    states = sum(len(each.states) for each in found)
    return PatternsPage(
        replace(chrome("Patterns"), noindex=True, cite="", cite_forms=(), version=None, data=None),
        f"{len(found)} parts in {states} states, each cut out of the sample page that is named.",
        found,
    )


def main(folder: Path) -> Path:
    """The samples and their patterns below a folder; the path of the page."""
    set_samples(folder)
    pages = {
        page.relative_to(folder).as_posix(): page.read_text(encoding="utf-8")
        for page in sorted(folder.rglob("*.html"))
    }
    made = folder / "patterns.html"
    made.write_text(make_renderer(ROOT / "templates")(patterns_page(pages)), encoding="utf-8")
    return made


if __name__ == "__main__":
    if len(sys.argv) != 2 or Path(sys.argv[1]).exists():
        sys.exit("usage: python3 -m tests.views.patterns DIR, a folder that does not exist yet")
    print(main(Path(sys.argv[1])))
