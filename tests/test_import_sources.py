"""Works from reference managers: read as Zotero writes them, told apart from what we have, never written over."""

import contextlib
import io
import json
from pathlib import Path

import pytest

from dossier import bibliography, cli
from dossier.front_matter import read_front_matter
from dossier.heads import SourceHead
from dossier.intake.references import Reference, Unread, form_of, read_references

CSL = [
    {
        "id": "http://zotero.org/users/1/items/ABC",
        "type": "article-newspaper",
        "title": "The <i>lamp</i> at Skerra",
        "container-title": "Harbour Courier",
        "URL": "https://courier.example/2024/lamp?utm_source=x",
        "author": [
            {"family": "Quill", "given": "Ada"},
            {"literal": "Harbour Board"},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
        ],
        "issued": {"date-parts": [["2024", 3, 5]]},
        "accessed": {"date-parts": [["2024", 3, 7]]},
        "language": "en-GB",
        "abstract": "Left where it is",
    },
    {"type": "report", "title": "Oil", "publisher": "Board", "number": "7",
     "issued": {"date-parts": [[2021, 5]], "circa": True}, "DOI": "10.1/oil"},
    {"type": "webpage", "title": "Undated", "issued": {"literal": "n.d."}, "URL": "javascript:alert(1)"},
]  # fmt: skip
BIB = r"""
% exported
@article{quill_lamp,
	title = {The lamp at {Skerra}: {\textquotedblleft}twice{\textquotedblright} \& more},
	author = {Quill, Ada and {Ministry of Lamps and Oil} and Jos{\'e} N{\'u}{\~n}ez},
	journal = {Harbour Review},
	month = mar,
	year = {2024},
	doi = {10.1234/abcd.5},
	file = {PDF:/home/me/lamp.pdf:application/pdf},
}

@online{../../../etc/passwd,
	title = {{\textless}script{\textgreater}alert(1){\textless}/script{\textgreater}},
	date = {1998~},
	url = {https://example.org/a_b\_c},
	urldate = {2024-03-07},
	langid = {english},
}

@misc{same, title = {A}, year = 1970}
@misc{same, title = {B}, year = 1971}
"""
RIS = (
    "TY  - NEWS\r\nTI  - The lamp\r\n  goes on\r\nAU  - Quill, Ada\r\nAU  - Board\r\nT2  - Harbour Courier\r\n"
    "DA  - 2024/03/05/\r\nUR  - https://courier.example/1\r\nY2  - 2024/03/07/\r\nER  - \r\n\r\n"
    "TY  - BOOK\r\nTI  - Keepers\r\nPY  - 1998///Spring\r\nDO  - https://doi.org/10.5/x\r\nPB  - Press\r\nER  - \r\n"
)


def works(text: str, name: str) -> list[Reference]:
    found = list(read_references(text.encode(), name))
    assert not [each for each in found if isinstance(each, Unread)]
    return [each for each in found if isinstance(each, Reference)]


def run(content: Path, *words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = cli.main(
            [words[0], "--content", str(content), "--as-of", "2026-11-21", "--no-cache", *words[1:]]
        )
    return status, out.getvalue(), err.getvalue()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content" / "actors").mkdir(parents=True)
    (tmp_path / "content" / "site.yml").write_text("title: Lamps\n")
    (tmp_path / "content" / "actors" / "courier.md").write_text(
        "---\nname: Harbour Courier\nrole: voice\n---\n"
    )
    return tmp_path / "content"


def test_csl_json_is_read_as_zotero_writes_it() -> None:
    lamp, oil, undated = works(json.dumps(CSL), "z.json")
    assert (lamp.title, lamp.kind, lamp.outlet) == ("The lamp at Skerra", "news", "Harbour Courier")
    assert lamp.authors == ("Ada Quill", "Harbour Board", "Jan van der Berg Jr.")
    assert (lamp.published, lamp.accessed, lamp.language) == ("2024-03-05", "2024-03-07", "en-GB")
    assert (oil.published, oil.number, oil.doi) == ("2021-05~", "7", "10.1/oil")
    assert undated.published == "" and "n.d." in undated.notes[0]


def test_bibtex_is_read_with_its_latex() -> None:
    found = {work.title: work for work in works(BIB, "z.bib")}
    lamp = found["The lamp at Skerra: “twice” & more"]
    assert lamp.authors == ("Ada Quill", "Ministry of Lamps and Oil", "José Núñez")
    assert (lamp.published, lamp.outlet, lamp.doi, lamp.kind) == (
        "2024-03",
        "Harbour Review",
        "10.1234/abcd.5",
        "paper",
    )
    script = found["<script>alert(1)</script>"]
    assert (script.published, script.accessed, script.language) == ("1998~", "2024-03-07", "en")
    assert script.url == "https://example.org/a_b_c"
    assert {"A", "B"} <= set(found), "two entries may have one key"


def test_ris_is_read_with_words_that_go_on() -> None:
    lamp, keepers = works(RIS, "z.ris")
    assert (lamp.title, lamp.authors) == ("The lamp goes on", ("Ada Quill", "Board"))
    assert (lamp.published, lamp.accessed, lamp.outlet) == ("2024-03-05", "2024-03-07", "Harbour Courier")
    assert (keepers.published, keepers.doi, keepers.outlet, keepers.line) == (
        "1998",
        "https://doi.org/10.5/x",
        "Press",
        12,
    )


def test_what_we_write_ourselves_comes_back() -> None:
    work = bibliography.Work(
        id="a",
        title="A 50% “lamp” & {oil}",
        kind="article-newspaper",
        authors=("Ada Quill", "Board and Sons"),
        container="Courier",
        published="2024-03-05",
        accessed="2024-03-07",
        url="https://example.org/a",
        language="en",
    )
    for name, text in (
        ("a.json", bibliography.csl_text([work])),
        ("a.bib", bibliography.bibtex(work)),
        ("a.ris", bibliography.ris(work)),
    ):
        (read,) = works(text, name)
        assert (read.title, read.authors) == (work.title, work.authors), name
        assert (read.published, read.accessed, read.url) == (work.published, work.accessed, work.url), name


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("a.txt", "[{}]", "json"),
        ("a", "% x\n@book{a, }", "bib"),
        ("a.txt", "TY  - BOOK", "ris"),
        ("a.txt", "a,b", "csv"),
    ],
)
def test_a_form_is_told_by_its_name_or_its_first_letters(name: str, text: str, form: str) -> None:
    assert form_of(text.encode(), name) == form


@pytest.mark.parametrize(
    ("name", "data", "line", "told"),
    [
        ("a.json", b"[\n{]", 2, "this is no JSON"),
        ("a.json", b'{"items": 3}', 1, "no work stands in it"),
        ("a.json", b'[{"itemType": "book", "title": "A"}]', 1, "in Zotero: Export, format CSL JSON"),
        ("a.json", b"[" * 100_000, 1, ""),
        ("a.bib", b"@article{a,\n title={A}}\n@article{b, title={unclosed\n", 3, "never closed"),
        ("a.bib", b"words", 1, "no entry stands in it"),
        ("a.ris", b"TI  - A\n", 1, "stands outside a work"),
        ("a.ris", b"TY  - BOOK\nTI  - A\nTY  - BOOK\n", 1, "has no end"),
        ("a.ris", b"TY  - B\xffOOK\n", 1, "no UTF-8"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_line(name: str, data: bytes, line: int, told: str) -> None:
    unread = [each for each in read_references(data, name) if isinstance(each, Unread)]
    assert unread[0].line == line and told in unread[0].message


def test_works_become_sources_that_are_cited_and_not_held(content: Path, tmp_path: Path) -> None:
    (tmp_path / "z.json").write_text(json.dumps(CSL))
    status, out, err = run(content, "import", str(tmp_path / "z.json"))
    assert (status, err) == (0, "") and out.endswith("3 works: 3 new, 0 here already\n")
    text = (content / "sources" / "courier-lamp-skerra.md").read_text()
    read = read_front_matter(text, SourceHead, "")
    assert not read.mistakes and read.head.text == "none" and not read.head.draft
    assert read.head.publisher.value == "courier", "a name that an actor bears is its id"
    assert [each.value for each in read.head.authors] == [
        "Ada Quill",
        "Harbour Board",
        "Jan van der Berg Jr.",
    ]
    assert (
        "javascript" not in (content / "sources" / "undated.md").read_text()
        and "its address is left out" in out
    )
    assert run(content, "check")[0] == 0


def test_a_work_that_is_here_already_is_told_and_left(content: Path, tmp_path: Path) -> None:
    (tmp_path / "z.json").write_text(json.dumps(CSL))
    run(content, "import", str(tmp_path / "z.json"))
    before = {path: path.read_bytes() for path in content.rglob("*.md")}
    twins = [
        {"type": "webpage", "title": "Another title", "URL": "http://www.courier.example/2024/lamp"},
        {"type": "report", "title": "Oil!", "DOI": "https://doi.org/10.1/oil"},
        {"type": "report", "title": "OIL", "issued": {"date-parts": [[2021]]}},
    ]
    (tmp_path / "again.json").write_text(json.dumps(twins))
    status, out, _ = run(content, "import", str(tmp_path / "again.json"))
    assert status == 0 and out.endswith("3 works: 0 new, 3 here already\n")
    assert out.count("(the same address)") == 2 and "(the same title and date)" in out
    other = [{"type": "report", "title": "Oil", "issued": {"date-parts": [[2019]]}}]
    (tmp_path / "other.json").write_text(json.dumps(other))
    assert "1 new" in run(content, "import", str(tmp_path / "other.json"))[1], "another year is another work"
    assert all(path.read_bytes() == data for path, data in before.items())


def test_no_key_leads_out_of_the_folder_and_a_dry_run_writes_nothing(content: Path, tmp_path: Path) -> None:
    (tmp_path / "z.bib").write_text(BIB)
    before = sorted(tmp_path.rglob("*"))
    assert "4 would be new" in run(content, "import", "--dry-run", str(tmp_path / "z.bib"))[1]
    assert sorted(tmp_path.rglob("*")) == before
    run(content, "import", str(tmp_path / "z.bib"))
    new = sorted(path for path in set(tmp_path.rglob("*")) - set(before) if path.is_file())
    assert len(new) == 4 and all(path.parent == content / "sources" for path in new)
    assert run(content, "check")[0] == 0


def test_good_works_are_taken_beside_one_that_cannot_be_read(content: Path, tmp_path: Path) -> None:
    (tmp_path / "z.bib").write_text("@book{a, title={A lamp}}\n@book{b, year={1970}}\n")
    status, out, err = run(content, "import", str(tmp_path / "z.bib"))
    assert status == 1 and "1 work: 1 new" in out
    assert err.endswith("z.bib:2: this work has no title; a source has one\n")
