"""How long the search takes to answer in a browser, and its index to be made: `python3 -m benchmarks.search`.

Each query is typed letter by letter; the time is from the letter to the results on the page, as the page itself
measures it. The first letter also waits for the engine, and is told apart. Needs what the tests need.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests")]

from conftest import BROWSER_ARGUMENTS, BROWSERS  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402
from serving import ServedFolder  # noqa: E402

from benchmarks.corpora import write  # noqa: E402
from dossier import search_index  # noqa: E402
from dossier.cli import main as build  # noqa: E402

#: Names, words that most pages have, and a slip.
QUERIES = (
    *("captain", "harbour pilot", "Ada Quill", "Halcyon", "telegram"),
    *("winter storm", "Rosa Voss", "ledger of", "inspection", "kestrl"),
)
ANYWAY = ("--draft", "--no-cache", "--quiet")
LETTER = 120  #: milliseconds from an answer to the next letter


def measure(site: Path, queries: Sequence[str]) -> tuple[float, list[float]]:
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


def _index_timed() -> list[float]:
    """Takes the seconds of each index that is made from now on."""
    seconds: list[float] = []
    make = search_index.make_index

    def timed(cards: Sequence[search_index.Card], *, cache: Path | None) -> Mapping[str, bytes]:
        begun = time.perf_counter()
        try:
            return make(cards, cache=cache)
        finally:
            seconds.append(time.perf_counter() - begun)

    search_index.make_index = timed
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--content", type=Path, help="a real site instead")
    parser.add_argument("--query", action="append", default=[], help="what is typed; several may be given")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dossier-benchmark-") as made:
        content, site = Path(made, "content"), Path(made, "site")
        if options.content:
            content = options.content
        else:
            write(content, options.pages)
        seconds = _index_timed()
        with contextlib.redirect_stderr(io.StringIO()):  # what is to mend in a made-up site
            build(["build", "--content", str(content), "--output", str(site), *ANYWAY])
        pages = len(json.loads((site / "search" / "pages.json").read_bytes()))
        size = sum(file.stat().st_size for file in (site / "pagefind").rglob("*") if file.is_file())
        print(f"{pages:,} records; index made in {seconds[0]:.1f} s, {size:,} bytes")
        first, times = measure(site, options.query or QUERIES)
    times.sort()
    print(f"first letter, with the engine: {first:.0f} ms")
    print(
        f"{len(times)} later letters: median {statistics.median(times):.0f} ms, "
        f"95 of 100 within {times[int(len(times) * 0.95)]:.0f} ms, worst {times[-1]:.0f} ms"
    )


if __name__ == "__main__":
    main()
