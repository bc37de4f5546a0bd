"""The example on another subject, built; and what the site of this repository is about, which must not be in it."""

import re
from dataclasses import replace
from pathlib import Path

from dossier import dates, pipeline
from dossier.settings import Settings

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "wick-hours" / "content"
CONTENT = ROOT / "content"
TEXTS = (".html", ".json", ".xml", ".js", ".css", ".svg", ".csv", ".txt", ".bib", ".ris", ".jsonl")


def settings_for(content: Path, output: Path) -> Settings:
    day = dates.parse("2026-11-21").latest
    assert day is not None
    return Settings(
        content=content,
        output=output,
        templates=ROOT / "templates",
        static=ROOT / "static",
        cache=None,
        as_of=day,
        base_url="https://example.org/wick/",
        search=False,
    )


def build(content: Path, output: Path, **changes: object) -> Path:
    """Build a site; raises AssertionError where there is something to mend first."""
    result, written = pipeline.build(replace(settings_for(content, output), **changes))  # type: ignore[arg-type]
    assert written is not None, result.errors(strict=False)
    return output


def texts_of(site: Path) -> dict[str, str]:
    """Every text of a site by its path."""
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*"))
        if path.suffix in TEXTS and path.is_file()
    }


def first_sites_ids() -> list[str]:
    return sorted(path.stem for path in CONTENT.glob("*/*.md") if path.parent.name != "pages")


def first_sites_names() -> list[str]:
    """The names under which its records are known, as far as they are no word of English."""
    found = set()
    for path in CONTENT.glob("*/*.md"):
        if path.parent.name in ("actors", "weapons"):
            match = re.search(r"^name: \"?([^\"\n]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert match, path
            found.add(match[1].strip())
    return sorted(name for name in found if re.search(r"[A-Z]", name))
