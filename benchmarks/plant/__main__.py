"""The command: `python3 -m benchmarks.plant --texts DIR`; see benchmarks/README.md."""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.plant.judge import Result, originals, plant
from benchmarks.plant.planters import PLANTERS, unplanted
from benchmarks.plant.texts import Text, read_texts
from dossier import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks.plant", description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, help="folder of plain texts, a paragraph a line")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-rule", type=int, help="at most so many texts for each rule")
    parser.add_argument(
        "--per-text", type=int, default=1, help="so many places of a text, each in a copy of its own"
    )
    parser.add_argument("--rules", default="", help="names, parted by commas; all of them if left out")
    parser.add_argument(
        "--originals", action="store_true", help="list what is found in the texts as they are"
    )
    parser.add_argument("--missed", action="store_true", help="list what was planted and not found")
    parser.add_argument("--table", action="store_true", help="Markdown, as benchmarks/RESULTS.md has it")
    options = parser.parse_args(arguments)
    rules = options.rules.split(",") if options.rules else list(PLANTERS)
    unknown = [rule for rule in rules if rule not in PLANTERS]
    if unknown:
        print(f"no planter for {', '.join(unknown)}", file=sys.stderr)
        return 2
    texts = read_texts(options.texts)
    if not texts:
        print(f"{options.texts} holds no text of two paragraphs", file=sys.stderr)
        return 2
    start = time.perf_counter()
    results = [
        plant(texts, rule, seed=options.seed, most=options.per_rule, each=options.per_text) for rule in rules
    ]
    lines = _table(results, texts, options.seed) if options.table else _lines(results)
    print("\n".join(lines))
    if options.missed:
        print("\n".join(_missed(results)))
    if options.originals:
        print("\n".join(_originals(texts)))
    print(f"{time.perf_counter() - start:.1f} s", file=sys.stderr)
    return 0


def _lines(results: Sequence[Result]) -> Iterator[str]:
    for result in results:
        found = sum(case.found for case in result.cases)
        yield (
            f"{result.rule:28} {result.places:5} places in {result.texts:3} texts"
            f" {len(result.cases):4} planted {found:4} found {_share(found, len(result.cases))}"
        )
    planted = sum(len(result.cases) for result in results)
    found = sum(case.found for result in results for case in result.cases)
    yield f"{'all':28} {planted} planted, {found} found {_share(found, planted)}"


def _table(results: Sequence[Result], texts: Sequence[Text], seed: int) -> Iterator[str]:
    words = sum(len(text.whole.split()) for text in texts)
    yield (
        f"{len(texts)} texts, {words:,} words, seed {seed}; Dossier {__version__}, Python {platform.python_version()},"
        f" {platform.machine()}, {date.today().isoformat()}."
    )
    yield ""
    yield "| rule | texts with a place | places | planted | found there | share |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for result in results:
        found, planted = sum(case.found for case in result.cases), len(result.cases)
        share = _share(found, planted) if planted >= 10 else "few" if planted else "none"
        yield f"| {result.rule} | {result.texts} | {result.places} | {planted} | {found} | {share} |"
    planted = sum(len(result.cases) for result in results)
    found = sum(case.found for result in results for case in result.cases)
    yield f"| **all** | | | {planted} | {found} | {_share(found, planted)} |"
    yield ""
    yield "Without planter:"
    yield ""
    yield from (f"- {rule}: {reason}" for rule, reason in unplanted().items())


def _missed(results: Sequence[Result]) -> Iterator[str]:
    for result in results:
        for case in result.cases:
            if case.found:
                continue
            places = [f"{record} {at}" for record, at in case.planted.places[:2]]
            for spot in case.planted.spots:
                source = next(each for each in case.planted.sources if each.id == spot.source)
                words = source.text.paragraph(spot.paragraph)
                shown = f"{words[max(spot.start - 60, 0) : spot.start]}⟦{words[spot.start : spot.end]}⟧"
                places.append(f"¶{spot.paragraph}: {shown}{words[spot.end : spot.end + 80]}")
            yield f"missed {case.rule} ({case.how}) in {case.text}: {'; '.join(places)}"


def _originals(texts: Sequence[Text]) -> Iterator[str]:
    found = originals(texts)
    yield f"{len(found)} findings in {len(texts)} texts as they are"
    for finding in found:
        place = finding.where
        yield f"- {finding.rule} · {place.record} · {place.at} · {place.text!r} · {finding.message}"


def _share(found: int, planted: int) -> str:
    return f"{100 * found / planted:.0f} %" if planted else "–"


if __name__ == "__main__":
    sys.exit(main())
