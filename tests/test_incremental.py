"""A build that takes over what has not changed writes the same bytes as one that makes everything anew."""

import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from commands import ROOT, SAMPLE

from dossier import pipeline
from dossier.dates import Day
from dossier.last_build import look_for_changes
from dossier.output import MARKER
from dossier.phases import Phases
from dossier.settings import Settings

#: What is done in turn; each line is a step. The records, words and ids are chosen by chance, with the seed of a test.
STEPS = """
add a paragraph with a link
change a word
take the paragraph away
put another id in the place of one
add a record
add an alias to an actor
rename a record and keep its former id
touch a template
change the site's caveat
remove the record
answer nothing: build again
set a record aside as a draft
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    for name in ("templates", "static"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return Settings(
        content=Path(shutil.copytree(SAMPLE, tmp_path / "content")),
        output=tmp_path / "site",
        templates=tmp_path / "templates",
        static=tmp_path / "static",
        cache=tmp_path / "cache",
        as_of=Day(2026, 11, 21),
        search=False,
        draft=True,
        quiet=True,
    )


def files_of(site: Path) -> dict[str, bytes]:
    found = (path for path in site.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def take(step: str, settings: Settings, chance: random.Random) -> None:
    """Do one step to the dossier."""
    records = sorted(settings.content.glob("*/*.md"))
    file, other = chance.sample(records, 2)
    text = file.read_text(encoding="utf-8")
    new = settings.content / "actors" / "newcomer.md"
    if step.startswith("add a paragraph"):
        file.write_text(f"{text}\nAdded by chance, with [[{other.stem}]].\n", encoding="utf-8")
    elif step == "change a word":
        file.write_text(text.replace(" the ", " that ", 1), encoding="utf-8")
    elif step == "take the paragraph away":
        for each in records:
            kept = each.read_text(encoding="utf-8").partition("\nAdded by chance")[0]
            each.write_text(kept, encoding="utf-8")
    elif step == "put another id in the place of one":
        file.write_text(text.replace(other.stem, chance.choice(records).stem, 1), encoding="utf-8")
    elif step == "add a record":
        new.write_text(
            f"---\nname: The newcomer\nkind: person\n---\nSee [[{other.stem}]].\n", encoding="utf-8"
        )
    elif step == "add an alias to an actor":
        new.write_text(new.read_text().replace("kind:", "names: [{name: A late comer}]\nkind:"))
    elif step.startswith("rename"):
        later = new.with_name("latecomer.md")
        later.write_text(new.read_text().replace("kind:", "former_ids: [newcomer]\nkind:"))
        new.unlink()
    elif step == "touch a template":
        template = settings.templates / "base.html"
        template.write_text(template.read_text() + "<!-- by chance -->\n")
    elif step.startswith("change the site"):
        site = settings.content / "site.yml"
        site.write_text(site.read_text().replace("caveat:", "licence: CC0\ncaveat:", 1))
    elif step == "remove the record":
        new.with_name("latecomer.md").unlink()
    elif step.startswith("set a record aside"):
        file.write_text(text.replace("---\n", "---\ndraft: true\n", 1), encoding="utf-8")


def steps() -> Iterator[str]:
    yield from STEPS.strip().splitlines()


@pytest.mark.parametrize("seed", [1, 2])
def test_after_every_step_the_site_is_as_one_made_anew(settings: Settings, seed: int) -> None:
    chance = random.Random(seed)
    pipeline.build(settings)
    taken_over = 0
    for step in steps():
        take(step, settings, chance)
        written = pipeline.build(settings)[1]
        clean = replace(settings, output=settings.output.with_name("clean"), cache=None)
        pipeline.build(clean)
        found, wanted = files_of(settings.output), files_of(clean.output)
        assert sorted(found) == sorted(wanted), step
        assert [path for path in wanted if found[path] != wanted[path]] == [], step
        assert written is not None
        taken_over += written.total - len(written.changed)
    assert taken_over > 0


def test_a_file_that_somebody_changed_in_the_site_is_made_again(settings: Settings) -> None:
    pipeline.build(settings)
    page = settings.output / "events" / "arrival.html"
    good = page.read_bytes()
    page.write_bytes(b"not what was built")
    pipeline.build(settings)
    assert page.read_bytes() == good


@pytest.mark.parametrize("damage", [b"", b"dossier pages 1\n", b"\x80\x05."])
def test_a_damaged_memory_of_the_last_build_is_thrown_away(settings: Settings, damage: bytes) -> None:
    pipeline.build(settings)
    assert settings.cache is not None
    before = files_of(settings.output)
    kept = settings.cache / "pages.pickle"
    kept.write_bytes(kept.read_bytes()[: len(damage)] + damage)
    pipeline.build(settings)
    assert files_of(settings.output) == before


def test_a_build_after_one_edit_makes_few_pages_again(settings: Settings) -> None:
    pipeline.build(settings)
    file = settings.content / "events" / "arrival.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")
    written = pipeline.build(settings)[1]
    assert written is not None and 0 < len(written.changed) < written.total / 3


def test_a_site_that_is_gone_comes_back_from_the_cache(settings: Settings) -> None:
    """So it is where a machine restores the cache and not the site."""
    pipeline.build(settings)
    before = files_of(settings.output)
    shutil.rmtree(settings.output)
    pipeline.build(settings)
    assert files_of(settings.output) == before
    shutil.rmtree(settings.output)
    file = settings.content / "events" / "arrival.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")
    pipeline.build(settings)
    found = files_of(settings.output)
    clean = replace(settings, output=settings.output.with_name("clean"), cache=None)
    pipeline.build(clean)
    assert found == files_of(clean.output)
    shutil.rmtree(settings.output)
    assert look_for_changes(settings, Phases()).written, "the copy in the cache followed the edit"
    assert files_of(settings.output) == found


def test_a_copy_that_somebody_changed_is_not_believed(settings: Settings) -> None:
    pipeline.build(settings)
    before = files_of(settings.output)
    shutil.rmtree(settings.output)
    assert settings.cache is not None
    (settings.cache / "site" / "index.html").write_bytes(b"not what was built")
    pipeline.build(settings)
    assert files_of(settings.output) == before


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no file without an end on this system")
def test_looking_for_changes_follows_no_link_and_waits_for_no_pipe(settings: Settings) -> None:
    """A pull request can hold a link to anything; what is outside is refused by the reader and read by nobody."""
    for folder in (settings.content / "sources", settings.static, settings.templates):
        (folder / "endless.md").symlink_to("/dev/zero")
        os.mkfifo(folder / "pipe")
    pipeline.build(settings)
    written = pipeline.build(settings)[1]
    assert written is not None and written.changed == ()
    assert not [path for path in files_of(settings.output) if "endless" in path or "pipe" in path]
