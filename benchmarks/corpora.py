"""Makes a dossier of any size, the same from the same seed: `python3 -m benchmarks.corpora DIR --pages 10000`.

Links, citations and assertions go where they go in life: to few records very often, to most hardly ever
(Zipf's law), so that some pages have thousands of backlinks. The subject is an invented merchant fleet.
"""

from __future__ import annotations

import argparse
import bisect
import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

#: Shares of the collections, in hundredths of all pages.
SHARES = {"sources": 40, "actors": 22, "weapons": 12, "events": 14, "claims": 12}
FIRST_DAY = date(1921, 1, 3)
DAYS = 9000

WORDS = (
    "harbour pilot cargo ledger signal engine repair quay winter charter hull voyage captain office manifest "
    "letter telegram notice record inspection delay storm channel lantern crane depot timber copper grain coal "
    "crew mate owner agent broker customs inspector journal column witness account answer question figure tide"
).split()
VERBS = "reports records repeats describes mentions notes lists gives shows recalls".split()
FIRST = "Ada Bram Cora Dov Edda Finn Greta Hugo Ines Jonas Kaja Lev Mara Nils Oda Piet Rosa Sven Tilda Udo".split()
LAST = "Quill Marsh Teller Voss Brandt Ferro Halden Ibsen Jarl Keller Lund Moro Nagel Orme Pasek Rook".split()
SHIP = "Halcyon Petrel Kestrel Osprey Tern Gannet Plover Curlew Dunlin Avocet Skua Fulmar Auk Eider".split()
STANCES = ("asserts", "asserts", "asserts", "rejects", "allows", "doubts", "reports")


@dataclass(frozen=True)
class Popular:
    """Ids of which the first is drawn most often: the n-th with a weight of 1/n."""

    ids: Sequence[str]
    sums: Sequence[float]

    @classmethod
    def of(cls, ids: Sequence[str]) -> Popular:
        return cls(ids, list(itertools.accumulate(1 / rank for rank in range(1, len(ids) + 1))))

    def draw(self, chance: random.Random) -> str:
        return self.ids[bisect.bisect(self.sums, chance.random() * self.sums[-1])]


def write(folder: Path, pages: int, seed: int = 1) -> int:
    """A content folder with this many records under `folder`; how many bytes it has."""
    ids = {
        kind: [f"{kind[:-1]}-{number}" for number in range(1, max(2, pages * share // 100) + 1)]
        for kind, share in SHARES.items()
    }
    short = pages - sum(map(len, ids.values()))
    ids["sources"] += [f"source-x{number}" for number in range(1, short + 1)]
    popular = {kind: Popular.of(those) for kind, those in ids.items()}
    days = {id: _day(seed, id) for id in (*ids["sources"], *ids["events"])}
    made = Maker(popular, days)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "site.yml").write_text(
        "title: The ledger of the fleet\nlanguage: en\ncaveat: Nothing here is settled.\n", encoding="utf-8"
    )
    size = 0
    for kind, those in ids.items():
        (folder / kind).mkdir(exist_ok=True)
        write_one = getattr(made, kind)
        for id in those:
            text = write_one(random.Random(f"{seed}/{id}"), id)
            data = text.encode()
            size += len(data)
            (folder / kind / f"{id}.md").write_bytes(data)
    return size


class Maker:
    """One text for each kind of record; every draw comes from the record's own chance."""

    def __init__(self, popular: dict[str, Popular], days: dict[str, date]) -> None:
        self.popular = popular
        self.days = days
        self.unsaid = iter(
            popular["claims"].ids
        )  # a claim that nobody makes is a mistake: no site comes of it

    def sources(self, chance: random.Random, id: str) -> str:
        day = self.days[id]
        notes = chance.randint(2, 5)
        head = [
            f"title: {self.title(chance)}",
            f"published: {day.isoformat()}",
            "kind: news",
            f"publisher: {self.draw(chance, 'actors')}",
            "authors: []",
            "language: en",
            "assertions:",
        ]
        for paragraph in range(1, chance.randint(2, 6)):
            said = next(self.unsaid, "") if paragraph == 1 else ""
            claim = said or self.draw(chance, "claims")
            head.append(
                f"  - {{claim: {claim}, said_by: {self.draw(chance, 'actors')}, "
                f"stance: {chance.choice(STANCES)}, at: {paragraph}, value: '{chance.randint(2, 90) * 10}', "
                f"origin: {chance.choice([self.draw(chance, 'sources'), self.draw(chance, 'events'), 'not-stated'])}}}"
            )
        body = []
        for paragraph in range(1, chance.randint(6, 12)):
            mark = f"[^{paragraph}]" if paragraph <= notes else ""
            body.append(f"{{p={paragraph}}}\n{self.prose(chance, cites=False)}{mark}")
        for note in range(1, notes + 1):
            cited = day - timedelta(days=chance.randint(10, 900))
            outlet = f"{chance.choice(LAST)} Gazette"
            printed = f"{cited:%B} {cited.day}, {cited.year}"
            body.append(f"[^{note}]: {self.name(chance)}, “{self.title(chance)},” {outlet}, {printed}.")
        return self.file(head, body)

    def actors(self, chance: random.Random, id: str) -> str:
        name = self.name(chance) + f" {id.rpartition('-')[2]}"
        return self.file(self.entity(chance, name, "person", "member-of", "actors"), self.body(chance))

    def weapons(self, chance: random.Random, id: str) -> str:
        name = f"{chance.choice(SHIP)} {id.rpartition('-')[2]}"
        return self.file(self.entity(chance, name, "materiel", "variant-of", "weapons"), self.body(chance))

    def events(self, chance: random.Random, id: str) -> str:
        day = self.days[id]
        head = [
            f"title: {self.title(chance)}",
            f'dates: [{{date: {day.isoformat()}, cite: "{self.cite(chance)}"}}]',
            f'participants: [{{actor: {self.draw(chance, "actors")}, cite: "{self.cite(chance)}"}}]',
        ]
        return self.file(head, self.body(chance))

    def claims(self, chance: random.Random, id: str) -> str:
        thing = self.title(chance)
        head = [
            f"question: Was there {thing[:1].lower()}{thing[1:]}?",
            f"claim: There was {thing[:1].lower()}{thing[1:]}.",
            f"about: [{self.draw(chance, 'actors')}, {self.draw(chance, 'weapons')}]",
            "measures: crates",
            "unit: crates",
        ]
        return self.file(head, self.body(chance))

    def entity(self, chance: random.Random, name: str, kind: str, relation: str, to: str) -> list[str]:
        return [
            f"name: {name}",
            f"kind: {kind}",
            f"names: [{{name: {name}}}, {{name: The {name}}}]",
            f'relations: [{{type: {relation}, to: {self.draw(chance, to)}, cite: "{self.cite(chance)}"}}]',
        ]

    def body(self, chance: random.Random) -> list[str]:
        return [self.prose(chance, cites=True) for _ in range(chance.randint(2, 6))]

    def prose(self, chance: random.Random, *, cites: bool) -> str:
        sentences = []
        for _ in range(chance.randint(2, 4)):
            words = chance.choices(WORDS, k=chance.randint(6, 16))
            words[len(words) // 2] = (
                f"[[{self.draw(chance, chance.choice(('actors', 'weapons', 'events', 'sources')))}]]"
            )
            sentence = f"The {words[0]} {chance.choice(VERBS)} the {' '.join(words[1:])}"
            sentences.append(sentence + (f" {self.cite(chance)}." if cites else "."))
        return " ".join(sentences)

    def draw(self, chance: random.Random, kind: str) -> str:
        return self.popular[kind].draw(chance)

    def cite(self, chance: random.Random) -> str:
        return f"[@{self.draw(chance, 'sources')}, ¶{chance.randint(1, 5)}]"

    @staticmethod
    def title(chance: random.Random) -> str:
        return " ".join(("A", *chance.choices(WORDS, k=chance.randint(3, 6))))

    @staticmethod
    def name(chance: random.Random) -> str:
        return f"{chance.choice(FIRST)} {chance.choice(LAST)}"

    @staticmethod
    def file(head: list[str], body: list[str]) -> str:
        return "---\n" + "\n".join(head) + "\n---\n\n" + "\n\n".join(body) + "\n"


def _day(seed: int, id: str) -> date:
    return FIRST_DAY + timedelta(days=random.Random(f"{seed}/day/{id}").randrange(DAYS))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="the content folder to make")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    size = write(options.folder, options.pages, options.seed)
    print(f"{options.folder}: {options.pages:,} records, {size / 1e6:.1f} MB, seed {options.seed}")


if __name__ == "__main__":
    main()
