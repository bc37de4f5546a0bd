"""A corpus that is too much of everything, written to a folder: for what a page must still bear."""

import random
from collections.abc import Iterator
from pathlib import Path

LONG = "Concerning the matter of the so-called Halcyon, and of divers other vessels of the river trade; " * 4
TITLES = (  # of 300 characters, in mixed scripts, with no blank to break at, and plain
    LONG[:300].strip(),
    "Halcyon الهالسيون 할시온 Κίρκινος: ﷽ تقرير عن سفينة",
    "Überlandschifffahrtsgesellschaftsdirektionssekretariat" * 3,
    "The log of the Halcyon",
)
#: What would only be said 5,000 times over.
OFF = "rules:\n" + "".join(
    f"  {rule}: {{level: off, because: not what is looked at here}}\n"
    for rule in ("document-unsigned", "document-undated", "page-orphan")
)
STANCES = ("asserts", "rejects", "allows", "doubts", "asks", "reports")


def words(seed: str, count: int) -> str:
    """Words that nobody wrote, as unlike each other as words are: repeated ones would weigh nothing when packed."""
    chance = random.Random(seed)
    syllables = (
        "ha",
        "ren",
        "to",
        "mi",
        "sul",
        "ver",
        "ka",
        "den",
        "or",
        "li",
        "pra",
        "gu",
        "wes",
        "no",
        "ti",
    )
    return " ".join("".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(count))


def write_swollen(folder: Path, documents: int = 5_000, assertions: int = 60) -> Path:
    """Documents that all name one ship, a claim that many speak on; no image, hardly a date, no event at all."""
    (folder / "events").mkdir(parents=True)
    (folder / "site.yml").write_text("title: The swollen file\ncaveat: Nothing here is settled.\n" + OFF)
    for path, text in _files(documents, assertions):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def _files(documents: int, assertions: int) -> Iterator[tuple[str, str]]:
    yield "weapons/halcyon.md", "---\nname: Halcyon\nkind: rifle\n---\n"
    yield (
        "claims/was-late.md",
        f"---\nquestion: {LONG[:280]}?\nclaim: The ship was late.\nabout: [halcyon]\nmeasures: delay\n---\n",
    )
    yield "sources/talkative.md", _talkative(assertions)
    for number in range(documents - 1):
        yield f"sources/paper-{number}.md", _paper(number, speaks=number < assertions - 1)


def _paper(number: int, *, speaks: bool) -> str:
    dated = f"published: {1900 + number % 80}-03-{number % 28 + 1:02}\n" if number % 3 else ""
    said = ""
    if speaks:
        stance = STANCES[number % len(STANCES)]
        said = (
            f"assertions:\n  - {{claim: was-late, stance: {stance}, at: 1, origin: not-stated, "
            f'quote: "some {number} days late", value: "{number} days"}}\n'
        )
    title = f"{TITLES[number % len(TITLES)]} {words(f'title {number}', 5)}"
    return (
        f'---\ntitle: "{title}"\n{dated}kind: news\nauthors: []\nlanguage: en\ntext: digest\n{said}---\n\n'
        f"{{p=1}}\nAt {words(f'place {number}', 12)} the [[halcyon|Halcyon]] lay “some {number} days late”, says the "
        f"paper of {words(f'paper {number}', 12)}.\n"
    )


def _talkative(assertions: int) -> str:
    """A document that names the ship in every paragraph and speaks on the claim again and again."""
    said = "".join(
        f"  - {{claim: was-late, stance: {STANCES[number % 6]}, at: {number}, origin: self, "
        f'quote: "late by {number} days"}}\n'
        for number in range(1, assertions + 1)
    )
    body = "".join(
        f"{{p={number}}}\nThe [[halcyon|Halcyon]] was “late by {number} days”, it says, "
        f"{words(f'said {number}', 60)}.\n\n"
        for number in range(1, assertions + 1)
    )
    return (
        "---\ntitle: Sixty reports in one\nkind: news\nauthors: []\nlanguage: en\ntext: digest\nassertions:\n"
        f"{said}---\n\n{body}"
    )
