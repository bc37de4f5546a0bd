"""Where documents had it from: levels as tests/stemmata.txt has them, and a drawing that can be read."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rule_fixtures import corpus_of

from dossier.comparison.stemma import Stemma, Unnamed, stemma
from dossier.drawings.stemma import WIDEST, Box, Line, draw

TEXT = (Path(__file__).parent / "stemmata.txt").read_text(encoding="utf-8")
CASES = {case.partition("\n")[0]: case.partition("\n")[2] for case in re.split(r"^== ", TEXT, flags=re.M)[1:]}
LINE = re.compile(
    r"(?P<id>[a-z-]+)(?P<related> related)?(?: \(republication of (?P<of>[a-z-]+)\))?: (?P<how>.*)"
)


def made(case: str) -> Stemma:
    files = {"claims/late.md": "---\nquestion: Late?\nclaim: It was late.\n---\n"}
    for line in case.splitlines():
        if found := LINE.fullmatch(line):
            *via, origin = found["how"].split(" < ")
            fits = ", fits: related, says: Something." if found["related"] else ""
            assertion = f"{{claim: late, via: [{', '.join(via)}], origin: {origin}{fits}}}"
            again = f"republication_of: {found['of']}\n" if found["of"] else ""
            text = files.get(path := f"sources/{found['id']}.md", f"---\ntitle: T\n{again}assertions:\n---\n")
            files[path] = text.removesuffix("---\n") + f"  - {assertion}\n---\n"
    return stemma(corpus_of(files), "late")


@pytest.mark.parametrize("name", CASES)
def test_every_document_stands_below_what_it_goes_back_to(name: str) -> None:
    drawn = [
        " ".join(f"{one.below}·{one.end}" if isinstance(one, Unnamed) else one for one in level)
        for level in made(CASES[name]).levels()
    ]
    assert drawn == re.findall(r"^=> (.*)$", CASES[name], re.M)


def test_documents_of_one_descent_are_gathered_and_one_that_others_go_back_to_stands_alone() -> None:
    told = """
a: log
b: not-stated
c: log
d: wire < log
e: not-stated
f: a
g: log
g: not-stated
"""
    assert made(told).gathered() == {
        "a": ("a",),
        "b": ("b", "e"),
        "c": ("c",),
        "d": ("d",),
        "f": ("f",),
        "g": ("g",),
    }


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@st.composite
def drawings(draw_: st.DrawFn) -> tuple[list[dict[str, Box]], list[Line]]:
    rows = draw_(st.lists(st.integers(1, 7), min_size=1, max_size=5))
    levels = [
        {f"{depth}-{n}": Box(draw_(NAMES), "x.html", ("a note",)) for n in range(row)}
        for depth, row in enumerate(rows)
    ]
    keys = [(depth, key) for depth, level in enumerate(levels) for key in level]
    pairs = [(upper, lower) for at, upper in keys for below, lower in keys if at < below]
    return levels, [
        Line(*pair) for pair in draw_(st.lists(st.sampled_from(pairs), max_size=12))
    ] if pairs else []


@given(drawings())
def test_no_box_lies_on_another_and_none_outside(made: tuple[list[dict[str, Box]], list[Line]]) -> None:
    svg = ElementTree.fromstring(draw("d", *made, "Name", "Words"))
    _, _, width, height = (float(number) for number in svg.attrib["viewBox"].split())
    boxes = [
        tuple(float(rect.attrib[side]) for side in ("x", "y", "width", "height")) for rect in svg.iter("rect")
    ]
    assert len(boxes) == sum(len(level) for level in made[0])
    for number, (x, y, wide, high) in enumerate(boxes):
        assert 0 <= x and x + wide <= width + 0.2 and 0 <= y and y + high <= height + 0.2 and wide <= WIDEST
        for left, top, other, tall in boxes[:number]:
            beside = x >= left + other or left >= x + wide
            assert beside or y >= top + tall or top >= y + high


def test_a_line_passes_no_box_on_its_way() -> None:
    levels = [{"log": Box("Log")}, {"wire": Box("Wire")}, {"a": Box("A"), "b": Box("B")}]
    lines = [Line("log", "wire"), Line("wire", "a"), Line("log", "b")]
    svg = ElementTree.fromstring(draw("d", levels, lines, "Name", "Words"))
    wire = next(rect for g in svg.iter("g") if "Wire" in "".join(g.itertext()) for rect in g.iter("rect"))
    past = [path.attrib["d"] for path in svg.iter("path")][2]
    at = float(re.search(r"([\d.]+) [\d.]+V", past)[1])  # type: ignore[index]
    left = float(wire.attrib["x"])
    assert not left <= at <= left + float(wire.attrib["width"])
