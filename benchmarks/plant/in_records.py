"""Defects of what a contributor writes about a text: chains that return, names of two, links to nowhere."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.plant.defects import Planted, other_digit
from benchmarks.plant.files import Source, quoted, record
from benchmarks.plant.run import LOADED
from benchmarks.plant.texts import Text

_FIGURE = re.compile(r"(?<![\w$£€.,-])(?:\d{1,3}(?:,\d{3})+|\d{3,6})(?![\d,.%-]*\d)")


def circular(text: Text, dice: random.Random) -> Iterator[Planted]:
    """The document names an excerpt of itself as its source."""
    one, two = text, _second(text)
    sources = (
        Source(one, head=(f"cites: [{{work: {two.name}, at: 2}}]",)),
        Source(two, head=(f"cites: [{{work: {one.name}, at: 2}}]",)),
    )
    yield Planted(sources, places=((one.name, "cites[1].work"), (two.name, "cites[1].work")))


def anachronistic(text: Text, dice: random.Random) -> Iterator[Planted]:
    """It names a work that is younger."""
    if text.date and int(text.date[:4]) < 2024:
        work = record(
            [
                "title: A later work",
                "text: none",
                f"published: '{int(text.date[:4]) + 1}-06-03'",
                "authors: []",
            ]
        )
        source = Source(text, head=(f"cites: [{{work: w-{text.name}, at: 3}}]",))
        yield Planted(
            (source,), places=((text.name, "cites[1].work"),), files={f"sources/w-{text.name}.md": work}
        )


def one_origin(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Two documents have a claim from one origin."""
    two = _second(text)
    entry = f"{{claim: c-{text.name}, at: 2, origin: interview}}"
    yield Planted(
        (Source(text, (entry,)), Source(two, (entry,))), places=((f"c-{text.name}", "*"),), files=_claim(text)
    )


def no_origin(text: Text, dice: random.Random) -> Iterator[Planted]:
    """An assertion does not say where the document has it from."""
    source = Source(text, (f"{{claim: c-{text.name}, at: 2}}",))
    yield Planted((source,), places=((text.name, "*"),), files=_claim(text))


def contradicting(text: Text, dice: random.Random) -> Iterator[Planted]:
    """One document asserts and rejects a claim in its own words."""
    entries = tuple(
        f"{{claim: c-{text.name}, at: 2, origin: self, stance: {stance}}}"
        for stance in ("asserts", "rejects")
    )
    places = ((text.name, "*"), (f"c-{text.name}", "*"))
    yield Planted((Source(text, entries),), places=places, files=_claim(text))


def unsourced(text: Text, dice: random.Random) -> Iterator[Planted]:
    """No document carries a claim."""
    yield Planted((Source(text),), places=((f"c-{text.name}", "*"),), files=_claim(text))


def unsupported(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Our sentence has another digit than the paragraph that it cites."""
    for number in text.prose:
        for match in _FIGURE.finditer(text.paragraph(number)):
            other = other_digit(match[0][0], dice) + match[0][1:]
            if other not in text.whole:
                actor = record(["name: Somebody"], f"It counts {other} of them [@{text.name}, ¶{number}].")
                files = {f"actors/a-{text.name}.md": actor}
                yield Planted((Source(text),), places=((f"a-{text.name}", "*"),), files=files)


def uncited(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A fact of ours has no citation."""
    actor = record(["name: Somebody", "kind: person", "born: 1950-02-03"])
    yield Planted(
        (Source(text),), places=((f"a-{text.name}", "*"),), files={f"actors/a-{text.name}.md": actor}
    )


def stated(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A statement of ours has no citation."""
    actor = record(
        ["name: Somebody", "kind: person"], "Somebody bought the harbour and sold it the year after."
    )
    yield Planted(
        (Source(text),), places=((f"a-{text.name}", "*"),), files={f"actors/a-{text.name}.md": actor}
    )


def loaded(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A word to watch in our own words."""
    word = dice.choice(LOADED)
    yield _page(text, record(["title: Ours"], f"The {word} was seen [@{text.name}, ¶2]."))


def aliases(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Two records bear one name."""
    name = f"The {text.title.split()[0]} Group of {text.name}"
    files = {
        f"actors/{letter}-{text.name}.md": record(
            [
                f"name: {quoted(f'{letter.upper()} of {text.name}')}",
                "kind: organization",
                f"names: [{{name: {quoted(name)}}}]",
            ]
        )
        for letter in "ab"
    }
    yield Planted(
        (Source(text),), places=tuple((f"{letter}-{text.name}", "*") for letter in "ab"), files=files
    )


def updated(text: Text, dice: random.Random) -> Iterator[Planted]:
    """The day of updating comes before that of publication."""
    if text.date:
        source = Source(text, head=(f"updated: '{int(text.date[:4]) - 1}-05-03'",))
        yield Planted((source,), places=((text.name, "*"),))


def lifetimes(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Somebody takes part in something after death."""
    if text.date:
        died = int(text.date[:4]) - 20
        actor = record(
            ["name: Somebody", "kind: person", f"died: {{value: '{died}-05-03', cite: '[@{text.name}, ¶2]'}}"]
        )
        event = record(
            [
                "title: A meeting",
                f"date: {{date: '{text.date}', cite: '[@{text.name}, ¶2]'}}",
                f"participants: [{{actor: a-{text.name}, as: speaker, cite: '[@{text.name}, ¶2]'}}]",
            ]
        )
        files = {f"actors/a-{text.name}.md": actor, f"events/e-{text.name}.md": event}
        places = ((f"a-{text.name}", "*"), (f"e-{text.name}", "*"))
        yield Planted((Source(text),), places=places, files=files)


def untitled(text: Text, dice: random.Random) -> Iterator[Planted]:
    """The copy has lost its title, which is known from elsewhere."""
    title = f"{{value: {quoted(text.title)}, known_from: a list}}"
    yield Planted((Source(text.without(1), title=title),), places=((text.name, "title"),))


def misspelt(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A field is misspelt."""
    yield Planted((Source(text, head=("publisched: 2001",)),), places=((text.name, "*"),))


def leading_nowhere(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A link leads to no record."""
    yield _page(text, record(["title: Ours"], "It was seen by [[nobody-at-all]]."))


def no_such_paragraph(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A citation names a paragraph that the document does not have."""
    number = len(text.paragraphs) + dice.randint(1, 9)
    page = record(["title: Ours"], f"It was seen [@{text.name}, ¶{number}].")
    yield _page(text, page, blocks=("{p=2}\nIt tells of it.",))


def raw(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Raw HTML in a page of ours."""
    yield _page(text, record(["title: Ours"], "It was <b onclick='x()'>seen</b>."))


def unanswered(text: Text, dice: random.Random) -> Iterator[Planted]:
    """An explanation without its reason, of a finding that there is not."""
    yield Planted(
        (Source(text, head=("explanations: [{rule: weekday-mismatch, at: ¶2, verdict: holds}]",)),),
        places=((text.name, "*"),),
    )


def needless(text: Text, dice: random.Random) -> Iterator[Planted]:
    """An explanation of a finding that there is not."""
    head = "explanations: [{rule: sum-mismatch, at: ¶2, verdict: holds, because: It is so.}]"
    yield Planted((Source(text, head=(head,)),), places=((text.name, "*"),))


def left_out(text: Text, dice: random.Random) -> Iterator[Planted]:
    """A paragraph is rendered and the others are not accounted for."""
    if not text.footnotes.marks:
        yield Planted((Source(text, blocks=("{p=2}\nIt tells of it.",)),), places=((text.name, "*"),))


def same_id(text: Text, dice: random.Random) -> Iterator[Planted]:
    """Two records of two collections bear one id."""
    files = {f"actors/{text.name}.md": record(["name: Somebody", "kind: person"])}
    yield Planted((Source(text),), places=((text.name, "*"),), files=files)


def _second(text: Text) -> Text:
    return replace(
        text, name=f"{text.name}-b", paragraphs=(f"{text.title}: an excerpt", *text.paragraphs[1:4])
    )


def _claim(text: Text) -> dict[str, str]:
    claim = record([f"question: {quoted(f'Is {text.title!r} so?')}", "claim: It is so."])
    return {
        f"claims/c-{text.name}.md": claim,
        "sources/interview.md": record(["title: An interview", "text: none"]),
    }


def _page(text: Text, page: str, blocks: tuple[str, ...] = ()) -> Planted:
    return Planted(
        (Source(text, blocks=blocks),),
        places=((f"p-{text.name}", "*"),),
        files={f"pages/p-{text.name}.md": page},
    )
