"""How long read records take to reconcile: `python3 -m benchmarks.reconcile --pages 10000`.

Reading (Markdown, front matter, printed English) is timed apart, as its result is kept in the cache.
"""

from __future__ import annotations

import argparse
import gc
import platform
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.corpora import write
from dossier import dates
from dossier.corpus import connect
from dossier.examine import Examiner
from dossier.reader import read_records
from dossier.reconcile import reconcile
from dossier.rules import load_rules
from dossier.settings import Site
from dossier.vocabulary import collections


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slowest", type=int, default=10, help="how many rules to name")
    options = parser.parse_args()
    site = Site(title="The ledger of the fleet")
    as_of = dates.parse("2026-11-21").earliest
    assert as_of is not None
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        write(content, options.pages, options.seed)

        def read() -> tuple[Any, Any]:
            return read_records(
                content,
                collections(site),
                finish=Examiner(site, {}),
                cache=Path(folder) / "cache",
                jobs=options.jobs,
            )

        started = time.perf_counter()
        records, _ = read()
        done = time.perf_counter()
        records, _ = read()
        cached = time.perf_counter()
    rules = load_rules()
    gc.set_threshold(200_000, 50, 100)  # as the commands do
    taken = []
    for _ in range(options.runs):
        begun = time.perf_counter()
        result = reconcile(connect(records, site=site, as_of=as_of), rules)
        taken.append(time.perf_counter() - begun)
    print(f"{options.pages:,} records, seed {options.seed}, Python {platform.python_version()}")
    print(
        f"read cold {done - started:.2f} s ({options.jobs} processes), from the cache {cached - done:.2f} s"
    )
    print(
        f"connect and reconcile, {options.runs} times: best {min(taken):.2f} s, median {median(taken):.2f} s, "
        f"worst {max(taken):.2f} s; {len(result.findings):,} findings"
    )
    corpus = connect(records, site=site, as_of=as_of)
    reconcile(corpus, rules)  # its indexes stand, so that no rule pays for another's
    spent = []
    for rule in rules:
        begun = time.process_time()
        reconcile(corpus, (rule,))
        spent.append((time.process_time() - begun, rule.name))
    for seconds, name in sorted(spent, reverse=True)[: options.slowest]:
        print(f"  {seconds:6.3f} s  {name}")


if __name__ == "__main__":
    main()
