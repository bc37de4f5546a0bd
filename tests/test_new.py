"""`new`: a ready file for every kind of record, and what a capture lets one propose."""

import contextlib
import io
import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from dossier import cli
from dossier.front_matter import read_front_matter
from dossier.heads import SHAPES
from dossier.scaffold.blank import Filled, blank_record
from dossier.scaffold.captured import CannotRead
from dossier.scaffold.field_notes import field_notes
from dossier.scaffold.new_record import suggested_id
from dossier.scaffold.pdf_text import read_pdf
from dossier.scaffold.web_page import read_web_page
from dossier.settings import Site
from dossier.vocabulary import words_of

WORDS = words_of(Site(title="Lamps"))
PAGE = ROOT / "tests" / "data" / "intake" / "saved-page.html"
ACTOR = "---\nname: Harbour Board\nkind: organization\nnames: [the Board]\n---\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with one actor."""
    (tmp_path / "content" / "actors").mkdir(parents=True)
    (tmp_path / "content" / "site.yml").write_text("title: Lamps\n")
    (tmp_path / "content" / "actors" / "harbour-board.md").write_text(ACTOR)
    return tmp_path / "content"


def run(content: Path, *words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = cli.main(
            [words[0], "--content", str(content), "--as-of", "2026-11-21", "--no-cache", *words[1:]]
        )
    return status, out.getvalue(), err.getvalue()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_new_file_has_every_field_of_its_kind_and_no_other(shape: str) -> None:
    text = blank_record(shape, shape, 'A "lamp": lit', WORDS, Filled())
    read = read_front_matter(text, SHAPES[shape], "")
    assert not read.mistakes and read.head.draft
    assert getattr(read.head, read.head.TITLE) in ('A "lamp": lit', read.head.TITLE) or read.head.title.value
    named = re.findall(r"^(?:# )?([a-z_]+):(?= |$)", text.split("\n---\n")[0], re.MULTILINE)
    assert sorted(named) == sorted(note.name for note in field_notes(SHAPES[shape]))
    assert max(map(len, text.splitlines())) <= 112


@pytest.mark.parametrize("shape", SHAPES)
def test_a_field_that_is_uncommented_is_one_that_the_reader_knows(shape: str) -> None:
    """Values are there to be replaced; the names and how they lie in each other hold as they stand."""
    text = blank_record(shape, shape, "A lamp", WORDS, Filled())
    for block in re.findall(r"^# [a-z_]+:.*(?:\n#   .*)*", text, re.MULTILINE):
        field = "\n".join(line.removeprefix("# ").partition("  # ")[0] for line in block.split("\n"))
        field = "\n".join(line for line in field.split("\n") if not line.strip().startswith("#"))
        loaded = yaml.load(field, Loader=yaml.BaseLoader)
        (name,) = loaded
        head = read_front_matter(f"---\n{SHAPES[shape].TITLE}: A\n{field}\n---\n", SHAPES[shape], "")
        strange = [each.message for each in head.mistakes if "no field" in each.message]
        assert not strange, f"{name}: {strange}"


def test_every_kind_can_be_asked_for_by_its_name(content: Path) -> None:
    for word, file in (("source", "sources/lamp"), ("actors", "actors/lamp-2"), ("person", "actors/lamp-3")):
        status, out, _ = run(content, "new", word, "A lamp")
        assert status == 0 and f"{file}.md: a draft to fill in" in out and (content / f"{file}.md").exists()
    assert "\nkind: person\n" in (content / "actors" / "lamp-3.md").read_text()
    assert run(content, "check")[0] == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("sorce", "A"), "'sorce' is no kind of record; did you mean 'source'?"),
        (("interview", "A"), "'interview' is a kind of sources and of events; write source or event"),
        (("source",), "a record has a title"),
        (("source", " \t"), "a record has a title"),
        (("source", "x" * 501), "the title has 501 characters; 500 may be"),
        (("source", "안녕"), "no letter of the title can stand in an id"),
        (("source", "A", "--id", "../a"), "--id: '../a' is no id"),
        (("source", "A", "--id", "index"), "--id: 'index' is the address of a page of every site"),
        (("actor", "A", "--id", "harbour-board"), "--id: there is a record 'harbour-board' already"),
        (("actor", "A", "--capture", "x.txt"), "--capture, --publisher and --stubs are for a source"),
        (("source", "A", "--stubs"), "--stubs takes its names from a capture"),
        (("source", "A", "--capture", "no-such.txt"), "no-such.txt: No such file or directory"),
    ],
)
def test_what_cannot_be_made_is_said_in_a_line(content: Path, words: tuple[str, ...], told: str) -> None:
    before = sorted(content.rglob("*"))
    status, _, err = run(content, "new", *words)
    assert status == 2 and told in err and err.count("\n") == 1 and "Traceback" not in err
    assert sorted(content.rglob("*")) == before


def test_a_file_is_never_written_over(content: Path) -> None:
    run(content, "new", "event", "The fire")
    first = (content / "events" / "fire.md").read_bytes()
    run(content, "new", "event", "The fire")
    assert (content / "events" / "fire.md").read_bytes() == first
    assert (content / "events" / "fire-2.md").exists()


def test_an_id_is_made_of_the_publisher_and_the_words_that_say_most() -> None:
    assert suggested_id("The lamp at Skerra was lit twice", "", "", set()) == "lamp-skerra-lit-twice"
    assert suggested_id("The lamp", "courier", "2024", {"courier-lamp"}) == "courier-lamp-2024"
    assert suggested_id("../../etc/passwd", "", "", set()) == "etc-passwd"
    assert (
        suggested_id("<script>alert(1)</script>", "", "", {"script-alert-1-script"})
        == "script-alert-1-script-2"
    )


def test_a_saved_page_becomes_its_document_with_the_addresses_behind_its_notes() -> None:
    page = read_web_page(PAGE.read_bytes(), PAGE.name)
    assert page.paragraphs == (
        "The lamp at Skerra was lit twice",
        "By Ada Quill",
        "March 5, 2024",
        "The lamp in 1901 (Photo: Harbour Board)",
        "The lamp at Skerra was lit twice on March 3, 2024, the Harbour Board said.[1] “It was no accident,” said Ada"
        " Quill, the keeper, in a letter to the Harbour Board.",
        "In 1998 the board had denied it[2], and a flat of 80 m² was searched. Nobody has ever said why, although the"
        " keeper asked for it in three letters, of which none was ever answered by anyone.",
        "[1] Minutes of the Board, March 4, 2024.",
        "[2] A letter, May 1, 2027.",
    )
    words = {page.paragraphs[link.paragraph - 1][link.start : link.end]: link.url for link in page.links}
    assert words == {
        "letter": "https://other.example/letter",
        "Minutes of the Board": "https://board.example/minutes/7",
    }
    assert {name: said.value for name, said in page.said.items()} == {
        "title": "The lamp at Skerra was lit twice",
        "published": "2024-03-06T08:00:00Z",
        "publisher": "Harbour Courier",
        "url": "https://courier.example/2024/03/05/lamp",
        "language": "en",
    }


def test_a_page_of_30_mb_is_read_and_one_that_nests_without_end_is_refused() -> None:
    picture = b'<img src="data:image/png;base64,' + b"A" * 30_000_000 + b'">'
    assert read_web_page(b"<p>A lamp that was lit." + picture + b"<p>Twice.", "a").paragraphs == (
        "A lamp that was lit.",
        "Twice.",
    )
    for tag, told in ((b"<div>", "deep in each other"), (b"<p>a", "elements and texts")):
        with pytest.raises(CannotRead, match=told):
            read_web_page(tag * 200_000, "a")
    with pytest.raises(CannotRead, match="no text stands on the page"):
        read_web_page(b"<!--" * 200_000, "a")


def test_each_line_of_a_paragraph_keeps_its_own_link() -> None:
    line = "<a href='https://example.org/a'>abc</a> d<br>"
    page = read_web_page(f"<p>{line * 3000}".encode(), "a")
    assert len(page.links) == len(page.paragraphs) == 3000
    assert page.paragraphs[2999][: page.links[2999].end] == "abc"


def test_a_capture_becomes_a_draft_that_shows_little_of_it(content: Path, tmp_path: Path) -> None:
    capture = tmp_path / "private" / "page.html"
    capture.parent.mkdir()
    capture.write_bytes(PAGE.read_bytes())
    status, out, err = run(content, "new", "source", "--capture", str(capture))
    assert (status, err) == (0, "")
    file = content / "sources" / "harbour-courier-lamp-skerra-lit-twice.md"
    text = file.read_text()
    read = read_front_matter(text, SHAPES["sources"], "")
    head = read.head
    assert not read.mistakes and head.draft
    assert (head.title.value, head.published.value, head.language) == (
        "The lamp at Skerra was lit twice",
        "2024-03-05",
        "en",
    )
    assert [each.value for each in head.authors] == ["Ada Quill"]
    assert "¶3 prints it; the page’s metadata says 2024-03-06" in text
    assert [(omitted.p, omitted.because) for omitted in head.omits] == [
        ((1,), "heading"),
        ((3,), "date-line"),
    ]
    assert [(cited.footnote, cited.at) for cited in head.cites] == [("1", (5,)), ("2", (6,))]
    assert "[^1]: [Minutes of the Board](<https://board.example/minutes/7>), March 4, 2024.\n" in text
    assert "[^2]: A letter, May 1, 2027.\n" in text and "javascript" not in text
    assert "{p=5}\n[[to-tell]] “The lamp at” [[harbour-board]] [^1]\n" in text, (
        "up to a name without a record"
    )
    assert "# ¶5 leads to https://other.example/letter\n" in text
    assert "names that recur and have no record" not in out or "Harbour Board" not in out.split("recur")[1]
    assert head.capture.file == "harbour-courier-lamp-skerra-lit-twice.txt"
    assert run(content, "check")[0] == 0
    # Once it is no draft, what nobody has told yet is an error at its line; what is printed is verified.
    file.write_text(text.replace("draft: true", "draft: false"))
    status, out, _ = run(content, "verify", "--captures", str(capture.parent))
    assert status == 1
    wrong = [line for line in out.splitlines() if ": error: " in line]
    assert wrong and all("link-target-missing" in line and "to-tell" in line for line in wrong)
    assert "quote-not-in-capture" not in out and "footnote-not-as-printed" not in out


def test_a_second_proposal_stands_beside_the_first(content: Path, tmp_path: Path) -> None:
    capture = tmp_path / "notice.txt"
    capture.write_text("The fire at Tarn\n\nOn 3 May 1931 the house burnt.\n")
    for expected in ("fire-tarn", "fire-tarn-2"):
        assert run(content, "new", "source", "--capture", str(capture))[0] == 0
        assert (content / "sources" / f"{expected}.md").exists()


def test_what_a_capture_brings_along_breaks_no_file_of_ours(content: Path, tmp_path: Path) -> None:
    """Controls, letters that turn the direction, what YAML or Markdown would read as its own, and script."""
    capture = tmp_path / "odd.txt"
    capture.write_text(
        "A title: with #1 {odd} [[marks]] \x07\n\nBy Ada \u2066Quill\n\n"
        "It said “[^2]: {p=9} <script>alert(1)</script>” and “---” then.[1] See `code`.\n\n"
        "[1] <b>Bold</b> *words*, [a](javascript:alert(1)) & \u2028 more, May 1, 2027.\n"
    )
    assert run(content, "new", "source", "--capture", str(capture))[0] == 0
    (file,) = (content / "sources").iterdir()
    text = file.read_text()
    read = read_front_matter(text, SHAPES["sources"], "")
    assert not read.mistakes and read.head.draft
    file.write_text(text.replace("draft: true", "draft: false"))
    _, out, _ = run(content, "verify", "--captures", str(tmp_path))
    wrong = [line for line in out.splitlines() if ": error: " in line]
    assert wrong and all("to-tell" in line for line in wrong), out


def test_names_that_recur_become_drafts_where_they_are_wanted(content: Path, tmp_path: Path) -> None:
    capture = tmp_path / "notice.txt"
    capture.write_text(
        "A fire\n\nThen Ada Quill saw it.\n\nLater Ada Quill left.\n\nThe Harbour Board met. The Harbour Board.\n"
    )
    _, out, _ = run(content, "new", "source", "--capture", str(capture))
    assert 'build.py new actor "Ada Quill"' in out and '"Harbour Board"' not in out
    run(content, "new", "source", "--capture", str(capture), "--stubs")
    assert "draft: true" in (content / "actors" / "ada-quill.md").read_text()


def pdf(*, password: str = "", text: bool = True) -> bytes:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab makes the PDFs")
    out = io.BytesIO()
    made = canvas.Canvas(out, encrypt=password or None)
    if text:
        made.setFont("Helvetica", 18)
        made.drawString(60, 760, "Lamps of the North")
        made.setFont("Helvetica", 10)
        made.drawString(
            60, 730, "The lamp at Skerra was lit twice in the winter of 1901, as the minutes of the har-"
        )
        made.drawString(60, 718, "bour board say")
        made.setFont("Helvetica", 6)
        made.drawString(125, 722, "1")
        made.setFont("Helvetica", 10)
        made.drawString(129, 718, ". Nobody knew why.")
        made.drawString(60, 690, "Notes")
        made.drawString(60, 670, "1. Minutes of the Board, May 1, 2027.")
        made.linkURL("https://board.example/7", (70, 668, 162, 680))
    made.showPage()
    made.save()
    return out.getvalue()


def test_a_pdf_becomes_its_text_with_the_addresses_behind_its_notes() -> None:
    read = read_pdf(pdf(), "lamps.pdf")
    assert read.paragraphs == (
        "Lamps of the North",
        "The lamp at Skerra was lit twice in the winter of 1901, as the minutes of the harbour board say¹. Nobody knew"
        " why.",
        "Notes",
        "1. Minutes of the Board, May 1, 2027.",
    )
    (link,) = read.links
    assert link.url == "https://board.example/7"
    assert read.paragraphs[3][link.start : link.end] == "Minutes of the Board"
    assert 1 in read.headings


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (lambda: pdf(password="secret"), "locked with a password"),
        (lambda: pdf(text=False), "the PDF has no text on its 1 page"),
        (lambda: pdf()[:300], "the PDF is broken, or none"),
        (lambda: b"%PDF-1.7\n" + b"\0" * 5000, "the PDF is broken, or none"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_told(data, told: str, content: Path, tmp_path: Path) -> None:
    capture = tmp_path / "lamps.pdf"
    capture.write_bytes(data())
    status, _, err = run(content, "new", "source", "--capture", str(capture))
    assert status == 2 and told in err and err.count("\n") == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\0\1\2" * 50, "this is no text, no web page and no PDF"),
        (b"A lamp\xff\n", "byte 7 is no UTF-8"),
        (b" \n\n", "no text stands in it"),
        (b"MIME-Version: 1.0\n", "packed with its pictures"),
    ],
)
def test_a_capture_that_is_no_text_is_told(data: bytes, told: str, content: Path, tmp_path: Path) -> None:
    capture = tmp_path / "a.txt"
    capture.write_bytes(data)
    status, _, err = run(content, "new", "source", "--capture", str(capture))
    assert status == 2 and told in err
