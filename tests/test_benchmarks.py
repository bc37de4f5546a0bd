"""What the benchmarks tell is what was measured: their pure parts, and the ways of measuring on small things."""

import sys
from pathlib import Path

import pytest
from serving import ServedFolder

from benchmarks import corpora, results
from benchmarks.build import phases_of, sizes
from benchmarks.measuring import Failed, Ran, ask, pss, run, session_and_work
from benchmarks.peers import convert
from benchmarks.peers.__main__ import Measured, report
from benchmarks.peers.programs import FILES, PROGRAMS, Program
from benchmarks.sites import Site, edited, with_word, word


def test_the_proportional_set_size_is_read_and_no_other() -> None:
    rollup = "00400000-7ffe [rollup]\nRss:  9000 kB\nPss:  3208 kB\nPss_Dirty:  1 kB\nPss_Anon:  2 kB\n"
    assert pss(rollup) == 3208 * 1024
    assert pss("") == 0


def test_a_process_may_be_called_anything() -> None:
    fields = "S 1 77 77 0 -1 4194560 100 0 0 0 30 12 0 0 20 0 1 0 100 1000 50"
    assert session_and_work(f"99 (a (b) c d) {fields}") == (77, 42)
    assert session_and_work("") == (0, 0)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells memory this way")
def test_memory_is_that_of_all_processes(tmp_path: Path) -> None:
    """The child of the command holds 60 MB, the command itself next to nothing."""
    holds = "import time; held = bytearray(60_000_000); time.sleep(0.5)"
    starts = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {holds!r}])"
    ran = run([sys.executable, "-c", starts], tmp_path, sampled=True)
    assert 60_000_000 < ran.peak < 140_000_000
    assert ran.seconds >= 0.5


def test_work_is_that_of_all_processes(tmp_path: Path) -> None:
    works = "import time\nwhile time.process_time() < 0.4: pass"
    starts = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {works!r}])"
    assert 0.4 <= run([sys.executable, "-c", starts], tmp_path).work < 4
    assert run([sys.executable, "-c", "import time; time.sleep(0.4)"], tmp_path).work < 0.4


def test_a_command_that_fails_or_hangs_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="status 3\nit is so"):
        run([sys.executable, "-c", "print('it is so'); raise SystemExit(3)"], tmp_path)
    with pytest.raises(Failed, match="not done after"):
        run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, limit=0.3)


def test_only_a_page_that_is_served_counts_as_shown(tmp_path: Path) -> None:
    tmp_path.joinpath("memo.html").write_text("a word", encoding="utf-8")
    served = ServedFolder(tmp_path)
    assert ask(served.server.server_port, "/memo.html", 5) == "a word"
    assert ask(served.server.server_port, "/other.html", 5) == ""
    served.close()
    assert ask(served.server.server_port, "/memo.html", 5) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "---\ntitle: A big one\n---\n\nThe quay is shut.\n",
            "---\ntitle: A big one\n---\n\nThe new quay is shut.\n",
        ),
        ("---\na: b\n---\n{p=1}\nThe quay is shut.", "---\na: b\n---\n{p=1}\nThe new quay is shut."),
        ("---\na: b\n---\n[[g1|Axiom]] is a group.", "---\na: b\n---\n[[g1|Axiom]] new is a group."),
        (
            "---\na: b\n---\n[Axiom](../g1.md) is a group.",
            "---\na: b\n---\n[Axiom](../g1.md) new is a group.",
        ),
        ("Title: A big one\n\nThe quay is shut.", "Title: A big one\n\nThe new quay is shut."),
    ],
)
def test_a_word_goes_into_prose_and_not_into_the_head(before: str, after: str) -> None:
    assert with_word(before, "new") == after


def test_a_record_without_prose_takes_no_word() -> None:
    with pytest.raises(ValueError, match="no paragraph"):
        with_word("---\ntitle: A big one\n---\n\n[^1]: A note.\n", "new")


def test_every_edit_has_a_word_of_its_own() -> None:
    words = {word(number) for number in range(2000)}
    assert len(words) == 2000
    assert all(each.isalpha() for each in words)


def test_edits_go_through_all_kinds_and_meet_the_most_linked_records(tmp_path: Path) -> None:
    corpora.write(tmp_path, 100)
    records = edited(tmp_path, 20)
    assert len(records) == 20
    assert {kind for kind, _ in records} == set(corpora.SHARES)
    assert any(id.endswith("-1") for _, id in records)
    assert records == edited(tmp_path, 20)


def test_a_made_corpus_is_the_same_from_the_same_seed_and_has_no_mistake(tmp_path: Path) -> None:
    def texts(name: str, seed: int) -> dict[str, str]:
        corpora.write(tmp_path / name, 60, seed)
        return {path.name: path.read_text("utf-8") for path in (tmp_path / name).rglob("*.md")}

    assert texts("one", 1) == texts("two", 1) != texts("three", 2)
    command = [sys.executable, "-m", "dossier.cli", "check", "--no-cache", "--content", str(tmp_path / "one")]
    assert "0 errors" in run(command, Path(__file__).parent.parent).out


def test_times_are_told_with_as_many_digits_as_they_have() -> None:
    assert results.seconds([0.1234]) == "0.123 s"
    assert results.seconds([3, 1, 2]) == "2.00 s (1.00–3.00)"
    assert results.seconds([12.34]) == "12.3 s"
    assert results.seconds([]) == "–"
    assert results.median_and_worst([0.05, 0.04, 0.15]) == "0.050 s (0.150)"
    assert results.ratio(17.6, 2) == "×8.8"
    assert results.ratio(1, 4) == "×0.25"


def test_a_section_of_the_results_takes_the_place_of_the_last_one() -> None:
    text = "# Results\n\n## build, 1 May 2020\n\nold\n\n### more\n\n## plant, 2 May 2020\n\nkept\n"
    new = results.with_section(text, "build", "## build, 3 May 2020\n\nnew\n")
    assert new == "# Results\n\n## build, 3 May 2020\n\nnew\n\n## plant, 2 May 2020\n\nkept\n"
    more = results.with_section(new, "peers", "## peers, 3 May 2020\n\nthey\n")
    assert more == new + "\n## peers, 3 May 2020\n\nthey\n"


def test_phases_are_read_where_they_are_told() -> None:
    told = "reading\n  read records     1.20 s  41 %\n  render           0.31 s\nbuild.py: no search index: none\n"
    assert phases_of(Ran(2, 2, 0, 0, "", told)) == {"read records": 1.2, "render": 0.31}


def test_pages_may_come_with_a_number_of_runs() -> None:
    assert sizes("10000x3") == (10_000, 3)
    assert sizes("1000") == (1000, 0)


MEMO = """---
title: A storm at the quay
published: 1923-02-17
publisher: actor-1
assertions:
  - {claim: claim-1, said_by: actor-1, stance: doubts, at: 1, value: '90', origin: not-stated}
---

{p=1}
The pilot saw [[actor-1]] there [@source-1, ¶2].[^1]

[^1]: Ada Quill, “A tide,” Moro Gazette, May 1, 1922.
"""


def test_a_record_is_converted_with_links_notes_and_facts(tmp_path: Path) -> None:
    for name, text in (
        ("sources/source-1", MEMO),
        (
            "actors/actor-1",
            '---\nname: Lev Keller\nrelations: [{to: claim-1, cite: "[@source-1, ¶3]"}]\n---\n\nSo.\n',
        ),
        ("claims/claim-1", "---\nclaim: There was a storm.\n---\n\nSo.\n"),
    ):
        tmp_path.joinpath(name).parent.mkdir(exist_ok=True)
        tmp_path.joinpath(f"{name}.md").write_text(text, encoding="utf-8")
    actor, _, source = convert.pages(tmp_path, "/{}/{}".format)
    assert convert.as_yaml(source) == (
        """---
title: "A storm at the quay"
kind: sources
date: 1923-02-17
links: [actor-1, claim-1, source-1]
---

The pilot saw [Lev Keller](/actors/actor-1) there[^c1].[^1]

[^1]: Ada Quill, “A tide,” Moro Gazette, May 1, 1922.

- publisher: [Lev Keller](/actors/actor-1)
- claim: [There was a storm.](/claims/claim-1), said_by: [Lev Keller](/actors/actor-1), """
        """stance: doubts, at: 1, value: 90, origin: not-stated

[^c1]: [A storm at the quay](/sources/source-1), ¶2.
"""
    )
    assert convert.as_lines(actor) == (
        """Title: Lev Keller
Kind: actors
Links: claim-1, source-1

So.

- relations: to: [There was a storm.](/claims/claim-1)[^c1]

[^c1]: [A storm at the quay](/sources/source-1), ¶3.
"""
    )


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_a_program_is_given_every_record_with_its_templates(program: Program, tmp_path: Path) -> None:
    content = tmp_path / "content"
    corpora.write(content, 30)
    site = program.site(content, tmp_path / "site", tmp_path / "tools")
    for record in content.glob("*/*.md"):
        page = site.folder / site.source.format(kind=record.parent.name, id=record.stem)
        text = page.read_text("utf-8")
        assert with_word(text, "new") != text
        assert not any(ours in text for ours in ("[[", "[@", "{p="))
    for file in (FILES / program.files).rglob("*"):
        assert (site.folder / file.relative_to(FILES / program.files)).exists()
    assert "{tools}" not in " ".join(site.build + site.serve)
    assert all("==" in package or package.rfind("@") > 0 for package in program.packages)


def test_every_figure_of_a_peer_stands_beside_how_many_times_ours_it_is(tmp_path: Path) -> None:
    def measured(name: str, seconds: float, peak: int, trouble: str = "") -> Measured:
        site = Site(name, "1.0", tmp_path, (), (), "", "", "", ())
        times = {state: [seconds, seconds * 3, seconds] for state in ("cold", "one edit")}
        return Measured(site, True, times, peak, None, trouble)

    lines = list(report([measured("Ours", 2, 10**8), measured("Theirs", 5, 3 * 10**8, "it hangs\nfor long")]))
    assert lines[2:] == [
        "| Ours 1.0 | 2.00 s | 2.00 s | – | – | 100 MB |",
        "| Theirs 1.0 | 5.00 s ×2.5 | 5.00 s ×2.5 | – | – | 300 MB ×3.0 |",
        "",
        "- Theirs: it hangs",
    ]
