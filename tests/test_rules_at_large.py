"""The rules on a real corpus of thousands of citations: what was found in it by hand, silence elsewhere."""

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.corpus import Corpus, connect
from dossier.dates import Day
from dossier.examine import Examiner
from dossier.findings import Finding
from dossier.prose.citations import same_address
from dossier.reader import read_records
from dossier.reconcile import reconcile
from dossier.rules import load_rules
from dossier.settings import Site
from dossier.vocabulary import collections

RULES = {rule.name: rule for rule in load_rules()}
KINDS = [
    ("retrieved-before-published", "accessed-before-published", 1.0),
    ("malformed-published-date", "date-malformed", 1.0),
    ("one-url-two-published-dates", "work-dated-differently", 0.9),
    ("url-date-differs-from-published", "url-date-conflict", 0.9),
]
MOST = [
    ("url-date-conflict", 45),
    ("accessed-before-published", 15),
    ("work-dated-differently", 25),
    ("date-malformed", 9),
]


@pytest.fixture(scope="module")
def corpus(testsets: Path, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("attack")
    with tarfile.open(testsets / "attack-v10.1-content.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    content = next(folder.rglob("site.yml")).parent
    site = Site(title="ATT&CK, converted")
    records, _ = read_records(content, collections(site), finish=Examiner(site, {}))
    return connect(records, site=site, as_of=Day(2026, 11, 21))


def flags(corpus: Corpus, rule: str) -> list[Finding]:
    return list(reconcile(corpus, (RULES[rule],)).findings)


def answers(testsets: Path, kind: str) -> list[dict[str, str]]:
    lines = (testsets / "attack_v10.1_answers.jsonl").read_text(encoding="utf-8").splitlines()
    return [answer for line in lines if (answer := json.loads(line))["kind"] == kind]


def addresses(corpus: Corpus, found: list[Finding]) -> Iterator[str]:
    """The addresses of the works that flags are about."""
    cited = {(each.record.id, each.at): each.url for each in corpus.cited if each.url}
    for flag in found:
        for place in (flag.where, *flag.against):
            at = place.at if place.at.startswith("footnote") else "title"
            if url := cited.get((place.record or "", at)):
                yield same_address(url)


@pytest.mark.parametrize(("kind", "rule", "share"), KINDS)
def test_what_was_found_by_hand_is_found(
    corpus: Corpus, testsets: Path, kind: str, rule: str, share: float
) -> None:
    """Of the answers that are certain, those whose works the corpus cites in as many ways as they say."""
    dates: dict[str, set[str | None]] = {}
    for cited in corpus.cited:
        published = cited.date("published")
        dated = published.edtf if published else "n.d." if cited.undated else None
        dates.setdefault(same_address(cited.url or ""), set()).add(dated)
    wanted = {
        same_address(answer["url"].strip())
        for answer in answers(testsets, kind)
        if answer["certainty"] == "certain"
    }
    wanted &= set(dates)
    if kind.startswith("one-url"):
        # Where one date lies within the other (2014, 2014-01-27) nothing differs, nor where one is left out.
        wanted = {url for url in wanted if not _overlap({date for date in dates[url] if date})}
    found = set(addresses(corpus, flags(corpus, rule)))
    assert wanted
    assert len(wanted & found) >= share * len(wanted), sorted(wanted - found)


def _overlap(dates: set[str]) -> bool:
    shortest = min(dates, key=len)
    return all(date.startswith(shortest) for date in dates)


def test_a_name_that_two_records_bear_is_found(corpus: Corpus, testsets: Path) -> None:
    names = {flag.where.text.strip("\"'").casefold() for flag in flags(corpus, "alias-shared")}
    kinds = ("alias-in-two-groups", "alias-in-two-software")
    wanted = {answer["what"].casefold() for kind in kinds for answer in answers(testsets, kind)}
    assert wanted and wanted <= names


@pytest.mark.parametrize("rule", ["citation-out-of-sequence", "citation-in-future", "footnote-incomplete"])
def test_a_rule_is_silent_on_scholarly_notes(corpus: Corpus, rule: str) -> None:
    result = reconcile(corpus, (RULES[rule],))
    assert result.findings == ()
    assert result.coverage[rule].compared > 3000


@pytest.mark.parametrize(("rule", "most"), MOST)
def test_a_rule_is_not_noisy(corpus: Corpus, rule: str, most: int) -> None:
    """4,110 footnotes and 2,852 works: what is told of them can be read by one person in one sitting."""
    assert 0 < len(flags(corpus, rule)) <= most
