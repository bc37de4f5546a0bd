"""The site in memory: an edit shows at once, and once all is compared every page is the one that `build` writes."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import ROOT, SAMPLE

from dossier import pipeline
from dossier.dates import Day
from dossier.live import LiveSite
from dossier.settings import Settings

WIRE = "sources/harbour-wire"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        content=Path(shutil.copytree(SAMPLE, tmp_path / "content")),
        output=tmp_path / "site",
        templates=ROOT / "templates",
        static=ROOT / "static",
        cache=None,
        as_of=Day(2026, 11, 21),
        search=False,
        draft=True,
        quiet=True,
    )


def put(settings: Settings, name: str, change: Callable[[str], str]) -> Path:
    file = settings.content.resolve() / f"{name}.md"
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    return file


def as_built(settings: Settings) -> dict[str, bytes]:
    """The pages and feeds that a build writes, but for the search page, which is made from all the others."""
    pipeline.build(settings)
    found = {
        path.relative_to(settings.output).as_posix(): path.read_bytes()
        for ending in ("html", "xml")
        for path in settings.output.rglob(f"*.{ending}")
    }
    return {path: page for path, page in found.items() if not path.startswith("search")}


def as_shown(live: LiveSite, paths: dict[str, bytes]) -> dict[str, bytes | None]:
    assert live.sight is not None
    return {path: live.sight.page(path) for path in paths}


def test_every_page_is_the_one_that_is_built(settings: Settings) -> None:
    live = LiveSite(settings)
    live.read()
    built = as_built(settings)
    assert len(built) > 30 and as_shown(live, built) == built


def test_an_edit_shows_at_once_on_its_page_and_where_it_is_quoted(settings: Settings) -> None:
    live = LiveSite(settings)
    assert (sight := live.read()).settled
    sight.page("events/arrival.html")
    file = put(
        settings,
        "events/arrival",
        lambda text: text.replace("arrived in April", "arrived in [[halcyon]] spring"),
    )
    sight = live.read([file])
    assert not sight.settled and b"spring" in (sight.page("events/arrival.html") or b"")
    ship = next(id for id in sight.edition.corpus.records if id.startswith("halcyon"))
    assert ship


def test_after_any_edits_everything_is_as_a_build_makes_it(settings: Settings) -> None:
    """Words, links and whole paragraphs come and go in records chosen by chance, seed 7."""
    chance = random.Random(7)
    live = LiveSite(settings)
    live.read()
    names = sorted(
        path.relative_to(settings.content).with_suffix("").as_posix()
        for path in settings.content.glob("*/*.md")
    )
    ids = [name.partition("/")[2] for name in names]
    for step in range(12):
        name = chance.choice(names)
        kind = step % 4

        def change(text: str, kind: int = kind, step: int = step) -> str:
            lines = text.split("\n")
            if kind == 0:
                return text + f"\nAdded at step {step}, with [[{chance.choice(ids)}]].\n"
            if kind == 1:
                return text.replace(" the ", " that ", 1)
            if kind == 2 and lines[-2].startswith("Added"):
                return "\n".join(lines[:-2])
            return text.replace(chance.choice(ids), chance.choice(ids), 1)

        live.read([put(settings, name, change)])
    live.settle()
    built = as_built(settings)
    assert as_shown(live, built) == built


def test_a_mistake_is_told_at_once(settings: Settings) -> None:
    live = LiveSite(settings)
    live.read()
    good = (settings.content / "events" / "arrival.md").read_text(encoding="utf-8")
    file = put(settings, "events/arrival", lambda text: text.replace("title:", "tilte:"))
    assert [(error.rule, error.where.line) for error in live.read([file]).errors][0] == (
        "front-matter-invalid",
        2,
    )
    sight = live.read([put(settings, "events/arrival", lambda text: good)])
    assert not [error for error in sight.errors if error.where.record == "arrival"]


def test_a_new_file_and_one_that_goes_are_seen(settings: Settings) -> None:
    live = LiveSite(settings)
    live.read()
    file = settings.content.resolve() / "actors" / "newcomer.md"
    file.write_text("---\nname: The newcomer\nkind: person\nrole: party\n---\n", encoding="utf-8")
    assert live.read([file]).page("actors/newcomer.html")
    file.unlink()
    assert live.read([file]).page("actors/newcomer.html") is None


def test_a_branch_switch_ends_in_the_right_state(settings: Settings) -> None:
    """Many files change at once, some twice, some by a new file that takes the old one's place."""
    live = LiveSite(settings)
    live.read()
    files = sorted(settings.content.resolve().glob("*/*.md"))
    for number, file in enumerate(files):
        text = file.read_text(encoding="utf-8")
        file.write_text("half")
        beside = file.with_name(f".{file.name}.tmp")
        beside.write_text(f"{text}\nSwitched, file {number}.\n", encoding="utf-8")
        beside.replace(file)
    live.read(files)
    live.settle()
    built = as_built(settings)
    assert as_shown(live, built) == built


def test_a_comparison_ends_as_soon_as_another_edit_comes_and_changes_nothing_that_is_shown(
    settings: Settings,
) -> None:
    live = LiveSite(settings)
    live.read()
    sight = live.read([put(settings, "events/arrival", lambda text: text + "\nIn the spring.\n")])
    asked = []

    def superseded() -> bool:
        asked.append(len(asked))
        return len(asked) > 3

    assert live.compare(superseded) is None
    assert len(asked) == 4 and live.sight is sight and not sight.settled
    assert live.settle().settled
    assert live.compare() is None
