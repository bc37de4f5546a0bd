#!/usr/bin/env python3
"""How long the search takes to answer, in a browser, on a made-up site of 1,000 pages; and to make its index.

    .venv/bin/python benchmarks/search.py [--pages 1000] [--content DIR --query WORDS …]

Each query is typed letter by letter; the time is from the letter to the results on the page, as the page itself
measures it. The first letter also waits for the engine, and is told apart. Needs what the tests need.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from conftest import BROWSER_ARGUMENTS, BROWSERS  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402
from serving import ServedFolder  # noqa: E402

from dossier.cli import main as build  # noqa: E402

SYLLABLES = "ba dor fe gal hin jo ka lem mur no pel qui ros sha tun ver wil yor zan el".split()
HANGUL = "가나다라마바사아자차카타파하강남동명산성"
ARABIC = "بتثجحدرسشصطعفقكلمنهوي"
QUERIES = 12
LETTER = 120  #: milliseconds from an answer to the next letter


def make_content(folder: Path, pages: int, seed: int) -> list[str]:
    """A site of this many records under `folder`; names to look for."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(5000)]
    often = [1 / (rank + 3) for rank in range(len(words))]  # as words of a language are spread

    def text(length: int) -> str:
        return " ".join(chance.choices(words, often, k=length)).capitalize() + "."

    def name() -> str:
        return " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).capitalize() for _ in "ab")

    (folder / "site.yml").write_text("title: A made-up site\ncaveat: Nothing here is so.\n", encoding="utf-8")
    names = []
    for number in range(pages):
        kind = ("actors", "weapons", "events", "sources")[number % 4]
        called = name()
        other = "".join(chance.choices(HANGUL, k=4)) if number % 3 else "".join(chance.choices(ARABIC, k=6))
        head = [f"name: {called}", "kind: person"]
        if kind == "weapons":
            head = [f"name: {called}", "kind: weapon"]
        elif kind == "events":
            head = [f"title: {called}", "kind: meeting", f"date: {1950 + number % 70}"]
        elif kind == "sources":
            head = [f"title: {called} and {name()}", f"published: {1950 + number % 70}", "kind: report"]
        if kind != "sources":
            head.append(f"names: [{{name: {name()}}}, {{name: {other}}}]")
            names += [called, other]
        body = "\n\n".join(f"{{p={at}}}\n{text(60)}" if kind == "sources" else text(60) for at in range(1, 5))
        file = folder / kind / f"r{number}.md"
        file.parent.mkdir(exist_ok=True)
        lines = "\n".join([*head, f"summary: {text(12)}"])
        file.write_text(f"---\n{lines}\n---\n\n{body}\n", encoding="utf-8")
    return chance.sample(names, QUERIES) + chance.choices(words[:200], k=QUERIES)


def measure(site: Path, queries: list[str]) -> tuple[float, list[float]]:
    """The milliseconds that the first letter waits, and each later one."""
    served = ServedFolder(site, "/some/sub/path/")
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_ARGUMENTS))
        page = browser.new_page()
        page.goto(f"{served.address}search.html")
        times: list[float] = []
        for query in queries:
            page.locator("#q").fill("")
            for letter in query:
                page.evaluate("performance.clearMeasures()")
                page.locator("#q").press_sequentially(letter)
                times.append(_answered(page))
                page.wait_for_timeout(LETTER)
        browser.close()
    served.close()
    return times[0], times[1:]


def _answered(page: Page) -> float:
    """Waits for the answer to the last letter: no letter is left out because its answer came late."""
    while True:
        done = page.evaluate("performance.getEntriesByName('search').map(one => one.duration)")
        if done:
            return float(done[-1])
        page.wait_for_timeout(5)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--content", type=Path, help="a real site instead; then --query is needed")
    parser.add_argument("--query", action="append", default=[])
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dossier-benchmark-") as made:
        content, site = Path(made, "content"), Path(made, "site")
        queries = options.query
        if options.content:
            content = options.content
        else:
            content.mkdir()
            queries = queries or make_content(content, options.pages, options.seed)
        common = [
            "build",
            "--content",
            str(content),
            "--output",
            str(site),
            "--draft",
            "--no-cache",
            "--quiet",
        ]
        seconds = []
        for extra in (["--no-search"], []):
            begun = time.perf_counter()
            build([*common, *extra])
            seconds.append(time.perf_counter() - begun)
        pages = len(json.loads((site / "search" / "pages.json").read_bytes()))
        size = sum(file.stat().st_size for file in (site / "pagefind").rglob("*") if file.is_file())
        print(
            f"{pages:,} records; built in {seconds[0]:.1f} s, with the index in {seconds[1]:.1f} s ({size:,} bytes)"
        )
        first, times = measure(site, queries)
    times.sort()
    print(f"first letter, with the engine: {first:.0f} ms")
    print(
        f"{len(times)} later letters: median {statistics.median(times):.0f} ms, "
        f"95 of 100 within {times[int(len(times) * 0.95)]:.0f} ms, worst {times[-1]:.0f} ms"
    )


if __name__ == "__main__":
    main()
