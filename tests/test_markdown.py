"""What stands in a body is read once, with its place; nothing that stands there vanishes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from growth import at_most, grows_in_proportion
from hypothesis import given
from hypothesis import strategies as st
from markdown_cases import FOLDER, Case, read_cases, show

from dossier.markdown import Read, note_anchor, read_body, render_plain, words_begin
from dossier.markdown.citation_marks import CitationMark, read_citation_mark
from dossier.markdown.locators import read_locators
from dossier.model import CitePiece, LinkPiece, Locator, NotePiece, Place

CASES = [case for path in sorted(FOLDER.glob("*.txt")) for case in read_cases(path)]

#: Pieces that our constructs are made of, so that chance finds their collisions.
SCRAPS = (
    "[[", "]]", "[@", "]", "[", "|", "\\|", "#", "[^1]", "[^1]:", "{p=7}", "{p=8-9}", "{p=20 withheld}",
    "\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "| a | b |\n| - | - |\n| ", "**", "_", "`", "```\n",
    '"', "“", "”", ";", ", ¶7", "a", "b-1", "Ali ", "ü", "𝔘", "&amp;", "&quot;", "<b>", "<!--", "](",
    "http://x.org)", "![", "\\", "---", "# ", "[a]: b", "\r\n", "\r", "\0", "\u2028", "\ufeff",
    '¶3 "words"', "p. 3", "see ", "@", "x@y.org", "<", ">", ". ",
)  # fmt: skip
BODIES = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=5)), max_size=30).map("".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_read_as_its_file_says(case: Case) -> None:
    assert show(case) == case.shown


def test_there_are_cases_of_every_construct() -> None:
    assert len(CASES) >= 80
    assert len({case.name for case in CASES}) == len(CASES)


# -- CommonMark --------------------------------------------------------------------------------------


def examples(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def test_what_is_no_construct_of_ours_is_commonmark(testsets: Path) -> None:
    """Raw HTML and addresses that no page may link to are ours too: they are shown as text."""
    from markdown_it import MarkdownIt

    plain = MarkdownIt("commonmark", {"xhtmlOut": False, "html": False})
    compared = 0
    for example in examples(testsets / "commonmark.jsonl"):
        text = example["markdown"]
        if "[[" in text or "[@" in text or "[^" in text or "{p=" in text:
            continue
        if any(mistake.rule == "unsafe-markup" for mistake in read_body(text, 1, None).mistakes):
            continue
        if "<img" in (expected := plain.render(text)):
            continue  # pictures stand in folders of their own
        assert render_plain(text) == expected, f"{example['source']} {example.get('n')}: {text!r}"
        compared += 1
    assert compared > 450


def test_other_peoples_footnotes_lose_nothing(testsets: Path) -> None:
    for example in examples(testsets / "footnotes.jsonl"):
        text = example["markdown"]
        read = read_body(text, 1, None)
        assert words_of(text) <= words_of(everything(read)), text


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{3,}", text))


def everything(read: Read) -> str:
    """All that a body leaves behind, as one text."""
    phrases = [block.phrase for block in read.body.blocks] + [note.phrase for note in read.body.notes]
    parts = [phrase.text for phrase in phrases]
    parts += [piece for phrase in phrases for piece in phrase.pieces if isinstance(piece, str)]
    parts += [note.label for note in read.body.notes] + [mark.label for mark in read.body.marks]
    parts += [f"{link.target} {link.fragment}" for link in read.links]
    return "\n".join(parts)


# -- Any text ----------------------------------------------------------------------------------------


@given(BODIES, st.sampled_from(["memo", None]))
def test_any_body_is_read(text: str, source: str | None) -> None:
    """Never raises; every place is where its text stands; every hole has what fills it; spans are spans."""
    read = read_body(text, 11, source)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").split("\n")

    def characters(place: Place, length: int) -> str:
        return lines[place.line - 11][place.column - 1 :][:length]

    for link in read.links:
        assert characters(link.place, 2) == "[["
        assert link.mention is not None
        mention = link.mention
        assert (
            0
            <= mention.sentence_start
            <= mention.start
            <= mention.end
            <= mention.sentence_end
            <= len(mention.text)
        )
    for reference in read.references:
        assert characters(reference.place, 1) == "@"
        assert reference.mention is not None
        mention = reference.mention
        assert (
            0
            <= mention.sentence_start
            <= mention.start
            <= mention.end
            <= mention.sentence_end
            <= len(mention.text)
        )
        assert len(reference.locator.paragraphs) <= 1000
    for mark in read.body.marks:
        assert characters(mark.place, 2) == "[^"
    for note in read.body.notes:
        assert characters(note.place, 2) == "[^"
        assert note.place[:2] < note.text_place[:2]
    for mistake in read.mistakes:
        assert 1 <= mistake.place.line - 10 <= len(lines)
        assert 1 <= mistake.place.column <= len(lines[mistake.place.line - 11]) + 1
    for quotation in read.body.quotations:
        assert 1 <= quotation.place.line - 10 <= len(lines)
    pieces = [p for b in read.body.blocks for p in b.phrase.pieces] + [
        p for n in read.body.notes for p in n.phrase.pieces
    ]
    assert [p.link for p in pieces if isinstance(p, LinkPiece)] == list(range(len(read.links)))
    cited = [number for p in pieces if isinstance(p, CitePiece) for number in range(p.first, p.last)]
    assert cited == list(range(len(read.references)))
    noted = [(p.label, p.nth) for p in pieces if isinstance(p, NotePiece)]
    assert sorted(noted) == sorted(set(noted)) and len(noted) == len(read.body.marks)
    assert not any(isinstance(a, str) and isinstance(b, str) for p in [pieces] for a, b in neighbours(read))
    anchors = [anchor for block in read.body.blocks for anchor in block.anchors]
    assert len(anchors) == len(set(anchors))


def neighbours(read: Read) -> Iterator[tuple[object, object]]:
    for block in read.body.blocks:
        yield from zip(block.phrase.pieces, block.phrase.pieces[1:], strict=False)


@given(BODIES)
def test_no_tag_and_no_address_gets_through(text: str) -> None:
    tags = set()
    for block in read_body(text, 1, "memo").body.blocks:
        html = "".join(piece for piece in block.phrase.pieces if isinstance(piece, str))
        tags |= {name.lower() for name in re.findall(r"<([a-z0-9]+)", html, re.IGNORECASE)}
        for address in re.findall(r'(?:href|src)="([^"]*)"', html):
            assert re.match(r"(?:https?|mailto):|[^:]*(?:[/?#]|$)", address) and not address.startswith("//")
    allowed = (
        "p em strong code pre a img br hr ul ol li blockquote table thead tbody tr th td h1 h2 h3 h4 h5 h6"
    )
    assert tags <= set(allowed.split())


@given(BODIES)
def test_a_field_of_text_is_read(text: str) -> None:
    place = Place(3, 10, text)
    read = read_body("", 9, None, texts=[("summary", text, place)], cites=[("cite", text, place)])
    assert set(read.texts) == {"summary"}
    assert all(link.at == "summary" for link in read.links)


@pytest.mark.parametrize(
    "start", ["[", "![", "[[", "[@", "[^", "<", "<a ", "{p=", '"', "“", "*", "`", "[[a|", '[@a, "']
)
def test_a_hundred_thousand_openings_take_no_time(start: str) -> None:
    text = start * (100_000 // len(start))
    with at_most(40):
        read_body(text, 1, "memo")


REPEATED = (
    "[[ali|x]] ", "[@a, ¶7] ", '"word" [@a, ¶3] ', "a [[b]]\n", "| [[a\\|b]] \\| ", "[^1]: note\n", "x[^1] ",
    "{p=1}\n\nx\n\n", "# same\n\n", "<b> ", "One. ", "![](static/a.png) ", "[a](javascript:x) ", "[a]: b\n",
    "| a | b |\n| - | - |\n| c |\n\n",
)  # fmt: skip


@pytest.mark.parametrize("unit", REPEATED)
def test_reading_is_linear(unit: str) -> None:
    grows_in_proportion(lambda text: read_body(text, 1, "memo"), lambda times: unit * times, 500)


@pytest.mark.parametrize(
    "line", ["> " * 5000, "- " * 5000, "[^1]: " * 2000, "| " * 20000 + "\n" + "| - " * 20000]
)
def test_deep_and_wide_texts_are_read(line: str) -> None:
    read_body(f"{line}\n[[a]]\n", 1, "memo")


def test_what_lies_too_deep_is_reported() -> None:
    read = read_body("> " * 60 + "lost", 1, None)
    assert any("deep" in mistake.message for mistake in read.mistakes)
    assert not read_body("> " * 10 + "kept", 1, None).mistakes


# -- Parts -------------------------------------------------------------------------------------------


def test_line_ends_of_every_kind_count_once() -> None:
    read = read_body("one\r\ntwo [[a]]\r\r\nthree\r\r[[b]]", 5, None)
    assert [(link.target, link.place.line, link.place.column) for link in read.links] == [
        ("a", 6, 5),
        ("b", 10, 1),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¶7", Locator("paragraph", "7", "7")),
        ("¶ 7", Locator("paragraph", "7", "7")),
        ("¶¶2-3", Locator("paragraph", "2", "3")),
        ("¶2–3", Locator("paragraph", "2", "3")),
        ("para. 7", Locator("paragraph", "7", "7")),
        ("paras 2–3", Locator("paragraph", "2", "3")),
        ("paragraphs 2 - 3", Locator("paragraph", "2", "3")),
        ("Par. 7", Locator("paragraph", "7", "7")),
        ("note 4", Locator("note", "4", "4")),
        ("n. 4", Locator("note", "4", "4")),
        ("footnote *", Locator("note", "*", "*")),
        ("p. 12", Locator("page", "12", "12")),
        ("p.12", Locator("page", "12", "12")),
        ("pp. 12-14", Locator("page", "12", "14")),
        ("p. xiv", Locator("page", "xiv", "xiv")),
        ("p. A4", Locator("page", "A4", "A4")),
        ("00:14:05", Locator("time", "00:14:05", "00:14:05")),
        ("14:05–15:10", Locator("time", "14:05", "15:10")),
        ('¶3 "Indeed,  he"', Locator("paragraph", "3", "3", "Indeed, he")),
        ("¶3 “Indeed”", Locator("paragraph", "3", "3", "Indeed")),
    ],
)
def test_a_locator_is_read(text: str, expected: Locator) -> None:
    assert read_locators(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "¶",
        "¶0",
        "¶7-2",
        "¶1-99999",
        "¶7a",
        "p.",
        "somewhere",
        "¶7 x",
        "¶7,",
        "10:5",
        "parable 7",
        "pp",
    ],
)
def test_what_names_no_place_is_none(text: str) -> None:
    assert read_locators(text) is None


@given(st.text(alphabet='[]@;,¶7-–pn.:0"“”ab \n', max_size=60))
def test_a_citation_ends_where_it_says(text: str) -> None:
    read = read_citation_mark("[@" + text, 0, len(text) + 2)
    if isinstance(read, CitationMark):
        assert ("[@" + text)[read.end - 1] == "]"
        assert all(("[@" + text)[place.start] == "@" for place in read.places)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (", May 1, 2027.", "May 1"),
        ("May 1, 2027.", "May 1"),
        (" : May 1", "May 1"),
        (".", ""),
        ("", ""),
        ("... a", "..."),
    ],
)
def test_a_notes_words_begin_after_one_stop(text: str, words: str) -> None:
    assert text[words_begin(text) :].startswith(words)


def test_a_notes_fragment_is_a_plain_word() -> None:
    assert note_anchor("4") == "fn-4"
    assert re.fullmatch(r"fn-x[0-9a-f]+", note_anchor("ü *"))


def test_a_citation_is_read_from_a_notes_words() -> None:
    (note,) = read_body("[^4]: , May 1, 2027.", 88, "memo").body.notes
    assert note.phrase.text == ", May 1, 2027."
    assert note.text_place == Place(88, 9, "May 1, 2027.")
    assert note.citation.published is not None
    assert (note.citation.published.start, note.citation.published.edtf) == (0, "2027-05-01")


def test_fields_are_found_again_in_the_file() -> None:
    file = [
        "---",
        "summary: 'It''s [[ali|Ali]] and [[ali|Ali]] here [@a, ¶7].'",
        "caveat: >",
        "  folded with",
        "  [[b]] it",
        "---",
    ]
    read = read_body(
        "",
        7,
        None,
        texts=[
            ("summary", "It's [[ali|Ali]] and [[ali|Ali]] here [@a, ¶7].", Place(2, 11, "It''s …")),
            ("caveat", "folded with [[b]] it", Place(4, 3, "folded with")),
        ],
        file=file,
    )
    assert [link.place[:2] for link in read.links] == [(2, 17), (2, 33), (5, 3)]
    assert [reference.place[:2] for reference in read.references] == [(2, 51)]
    assert read.texts["summary"].text == "It's Ali and Ali here."
    assert read.links[0].at == "summary" and read.links[0].field == "" and read.links[0].anchor == ""


def test_fields_of_citations_are_read() -> None:
    cites = [("kind.cite", "[@a, ¶11; @b]", Place(2, 9)), ("born.cite", "[@c] [@d, p. 3]", Place(3, 9))]
    read = read_body("", 7, None, cites=cites)
    found = [(reference.source, reference.locator.first, reference.at) for reference in read.references]
    assert found == [
        ("a", "11", "kind.cite"),
        ("b", "", "kind.cite"),
        ("c", "", "born.cite"),
        ("d", "3", "born.cite"),
    ]
    assert all(reference.mention is None for reference in read.references) and not read.mistakes


def test_a_field_of_citations_holds_nothing_else() -> None:
    read = read_body("", 7, None, cites=[("kind.cite", "[@a] and more", Place(2, 9))])
    assert [(mistake.rule, mistake.at) for mistake in read.mistakes] == [
        ("front-matter-invalid", "kind.cite")
    ]


def test_a_mark_has_no_place_in_a_field() -> None:
    read = read_body("", 7, None, texts=[("summary", "So.[^1]", Place(2, 9))])
    assert [(mistake.rule, mistake.severity) for mistake in read.mistakes] == [("link-malformed", "warning")]


def test_an_address_in_a_note_is_read_as_it_is_printed() -> None:
    """Decoded, its blanks would cut it short, and the note would lead to another work."""
    address = "https://example.org/files/A%20long%20name%5B1%5D.pdf"
    read = read_body(f"Seen.[^1]\n\n[^1]: Smith, J. (2017). A file. <{address}>\n", 1, None)
    assert read.body.notes[0].citation.url == address
