"""What is withheld, a draft, or only in a private text: planted with a word of its own, and looked for everywhere."""

import gzip
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import SAMPLE, run

#: A word for each thing that must stay private. None stands in any file of ours.
WITHHELD, UNQUOTED, DRAFT = "Zzyzxwithheld", "zzyzxunquoted", "zzyzxdraft"
AS_OF = ("--as-of", "2026-11-21")

#: What `{p=5 withheld}` stands for: a name, a date, a sum, a quotation and a note, each of which some rule reads.
SECRET = (
    f"Mrs {WITHHELD} told on Monday, 31 February 1931 that “{WITHHELD} paid 5 million” and 5 billion, "
    f"40 miles (90 km), said {WITHHELD}ova.[5] 0ctober {WITHHELD}"
)
CAPTURE = f"""Halcyon held at the mouth of the river

Captain Quill says that the Halcyon came "two days late".[1] The {UNQUOTED} was cold, and the {UNQUOTED} was late.

In 1930 the port kept a log of the delay.[2] A third note is marked.[9]

Subscribe to the {UNQUOTED} newsletter today

{SECRET}

[1]: Port Log, March 30, 1930.

[2]: Port Log, April 2, 1938.

[5]: {WITHHELD}, The Book of {WITHHELD}, May 5, 2035.
"""
#: A draft of each kind, tied to what is published in every way that its kind allows.
DRAFTS = {
    "sources": "title: The {d} paper\npublished: 2031-01-01\nkind: news\nrepublication_of: harbour-wire\n"
    "cites: [{{work: port-log, at: 1}}]\ncapture: draft.txt\nassertions:\n"
    "  - {{claim: halcyon-was-late, stance: rejects, "
    'at: 1, quote: "{d} says never", value: "9 days", said_by: ada-quill, origin: "{d}"}}\n',
    "actors": "name: The {d} office\nkind: organization\nnames: [{{name: Captain Quill}}, {{name: {d} quill}}]\n"
    "relations: [{{type: captain-of, to: halcyon}}]\n",
    "weapons": "name: Halcyon {d}\nkind: steamship\nnames: [{{name: Halcyon}}]\n",
    "events": "title: The {d} launch\ndate: 1931-04-10\nparticipants: [{{actor: ada-quill, as: {d}}}]\n",
    "claims": "question: Did {d}?\nclaim: It {d}.\nabout: [halcyon]\ndepends_on: [halcyon-was-late]\n",
    "pages": "title: On {d}\n",
}
COMMON = (
    "draft: true\nsummary: '{d} [[halcyon]] [@harbour-wire, ¶1]'\ncaveat: {d}\nsame_as: https://example.org/{d}\n"
    "former_ids: [old-{d}-KIND]\nexplanations: [{{rule: page-orphan, because: {d}}}]\n"
)
BODY = "\n{d} [[ada-quill|{d}]] says “{d} of the quay” [@harbour-wire, ¶1].[^1]\n\n[^1]: {d}, May 1, 2035.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with all of that planted, verified against its private texts and built."""
    top = tmp_path_factory.mktemp("privacy")
    content = Path(shutil.copytree(SAMPLE, top / "content"))
    shutil.copytree(SAMPLE, top / "before")
    wire = content / "sources" / "harbour-wire.md"
    text = wire.read_text("utf-8").replace("text: digest\n", "text: digest\ncapture: wire.txt\n")
    wire.write_text(
        text.replace("{p=2-3}", "{p=3}").replace("{p=1}", "{p=1-2}").replace("at: 1,", "at: 2,"), "utf-8"
    )
    for kind, head in DRAFTS.items():
        file = content / kind / f"{DRAFT}-{kind}.md"
        told = f"---\n{head}{COMMON}---\n{BODY}".replace("KIND", kind)
        file.write_text(told.format(d=DRAFT), "utf-8")
    (top / "captures").mkdir()
    (top / "captures" / "wire.txt").write_text(CAPTURE, "utf-8")
    (top / "captures" / "draft.txt").write_text(f"{DRAFT}\n\n{DRAFT} says never.[1]\n", "utf-8")
    verified = run("verify", "--content", content, "--captures", top / "captures", *AS_OF, "--no-cache")
    (top / "verify.txt").write_text(verified.out + verified.err, "utf-8")
    words = ("--content", content, *AS_OF, "--no-cache", "--base-url", "https://example.org/")
    built = run("build", *words, "--output", top / "site")
    assert (top / "site" / "index.html").is_file(), built.err + built.out
    assert run("export", *words, "--output", top / "export").status == 0
    for form in ("text", "json", "github", "sarif"):
        told = run("check", "--content", content, *AS_OF, "--no-cache", "--format", form)
        (top / f"check.{form}").write_text(told.out + told.err, "utf-8")
    for form in ("text", "markdown", "json"):
        told = run("diff", top / "before", "--content", content, *AS_OF, "--format", form)
        (top / f"diff.{form}").write_text(told.out + told.err, "utf-8")
    assert run("diff", "--save", top / "state.json", "--content", content, *AS_OF).status == 0
    return top


def everywhere(top: Path) -> Iterator[tuple[str, bytes]]:
    """Every file that leaves the machine, its name too, unpacked where it is packed."""
    for path in sorted(top.rglob("*")):
        name = path.relative_to(top).as_posix()
        if path.is_file() and name.split("/")[0] not in ("content", "captures", "before"):
            data = path.read_bytes()
            yield name, name.encode() + data + (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else b"")
    yield "captures.lock.json", (top / "content" / "captures.lock.json").read_bytes()


def places(top: Path, word: str, leave: Callable[[str], bool] = lambda name: False) -> list[str]:
    return [
        name for name, data in everywhere(top) if word.lower().encode() in data.lower() and not leave(name)
    ]


def test_what_is_looked_through_is_there(made: Path) -> None:
    """A look into nothing finds nothing: each kind of output is there, and holds what is public."""
    found = dict(everywhere(made))
    names = set(found)
    for part in (
        *(
            "site/index.html",
            "site/findings.json",
            "site/findings.xml",
            "site/sitemap.xml",
            "site/SHA256SUMS",
        ),
        *("check.sarif", "diff.markdown", "state.json", "verify.txt", "captures.lock.json"),
    ):
        assert part in names and found[part].strip(), part
    assert {".sqlite", ".json", ".csv", ".bib", ".ris"} <= {Path(name).suffix for name in names}
    assert any(name.startswith("site/pagefind/fragment/") for name in names)
    assert len(places(made, "Halcyon")) > 40
    searched = [name for name in places(made, "Halcyon") if name.startswith("site/pagefind/")]
    assert searched, "the search index is unpacked"


def test_nothing_of_a_withheld_paragraph_is_anywhere(made: Path) -> None:
    assert places(made, WITHHELD) == []


def test_nothing_of_a_private_text_but_what_we_quote_is_anywhere(made: Path) -> None:
    assert places(made, UNQUOTED) == []


def test_nothing_of_a_draft_is_in_anything_that_is_published(made: Path) -> None:
    """Its receipt is in the repository, as the draft itself is; of both nothing is on the site."""
    assert places(made, DRAFT, leave=lambda name: name in ("captures.lock.json", "verify.txt")) == []
