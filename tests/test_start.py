"""A command starts with what it needs: a check that reads nothing anew loads nothing that reads, nor makes pages."""

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dossier
from dossier.patterns import _Pattern, regex

ROOT = Path(__file__).parent.parent

#: What reads a file or makes a page, and parts of Python that take long to load for what they would do here.
NOT_FOR_A_WARM_CHECK = """
dossier.markdown dossier.prose.citation_reader dossier.pages dossier.views dossier.render dossier.exports
dossier.drawings dossier.serve dossier.preview dossier.search_index dossier.history
markdown_it mdit_py_plugins jinja2 markupsafe livereload tornado watchfiles
asyncio concurrent.futures multiprocessing subprocess socket email importlib.metadata tempfile logging statistics random
"""
NOT_FOR_HELP = "dossier.pipeline dossier.reader dossier.corpus dossier.rules yaml rapidfuzz jinja2"

CHECK = """
import sys
from pathlib import Path
from dossier import pipeline
from dossier.dates import Day
from dossier.settings import ROOT, Settings

content, cache = map(Path, sys.argv[1:])
pipeline.check(
    Settings(
        content=content, output=cache, templates=ROOT / "templates", static=ROOT / "static", cache=cache,
        as_of=Day(2026, 11, 21),
    )
)
print(*sys.modules)
"""
LOOK = """
import sys
from pathlib import Path
from dossier.dates import Day
from dossier.last_build import look_for_changes
from dossier.phases import Phases
from dossier.settings import ROOT, Settings

content, output, cache = map(Path, sys.argv[1:])
settings = Settings(
    content=content, output=output, templates=ROOT / "templates", static=ROOT / "static", cache=cache,
    as_of=Day(2026, 11, 21), search=False, draft=True,
)
"""
HELP = "import contextlib, io, sys; from dossier import cli\n"
HELP += "with contextlib.redirect_stdout(io.StringIO()): cli.main(['--help'])\nprint(*sys.modules)"


def loaded(program: str, *words: str) -> set[str]:
    """The modules that are loaded at the end of a program."""
    done = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, cwd=ROOT, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_a_check_that_reads_nothing_anew_loads_nothing_that_reads(tmp_path: Path) -> None:
    words = str(ROOT / "tests" / "sample" / "content"), str(tmp_path)
    cold, warm = loaded(CHECK, *words), loaded(CHECK, *words)
    assert {"dossier.markdown", "markdown_it"} <= cold
    assert warm & set(NOT_FOR_A_WARM_CHECK.split()) == set()


def test_help_loads_no_part_of_the_engine_that_works() -> None:
    modules = loaded(HELP)
    assert "dossier.cli" in modules and modules & set(NOT_FOR_HELP.split()) == set()


def test_every_pattern_of_the_engine_compiles() -> None:
    """They are compiled when they are first used: a mistake in one would show that late."""
    modules = [
        importlib.import_module(module.name) for module in pkgutil.walk_packages(dossier.__path__, "dossier.")
    ]
    found = [each for module in modules for value in vars(module).values() for each in patterns_in(value)]
    assert len(found) > 200
    for each in found:
        assert each.groups >= 0


def patterns_in(value: object) -> Iterator[_Pattern]:
    """The patterns in a constant of a module."""
    if isinstance(value, _Pattern):
        yield value
    elif isinstance(value, (tuple, list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from patterns_in(each)


def test_a_pattern_answers_as_a_compiled_one_does() -> None:
    late, compiled = regex(r"(?P<word>[a-z])(\d)?", re.IGNORECASE), re.compile(r"(?P<word>[a-z])(\d)?", re.I)
    assert [found.span() for found in late.finditer("A1 b")] == [
        found.span() for found in compiled.finditer("A1 b")
    ]
    assert late.sub(r"<\1>", "a1 B") == compiled.sub(r"<\1>", "a1 B")
    for name in ("pattern", "flags", "groups", "groupindex"):
        assert getattr(regex(r"(?P<word>[a-z])(\d)?", re.I), name) == getattr(compiled, name)


def test_a_pattern_that_is_none_raises_when_it_is_used() -> None:
    late = regex("(")
    with pytest.raises(re.error):
        late.search("a")
    with pytest.raises(AttributeError):
        regex("a").scan  # type: ignore[attr-defined]  # noqa: B018


def test_a_build_after_which_nothing_changed_loads_nothing_that_reads_or_makes_pages(tmp_path: Path) -> None:
    words = str(ROOT / "tests" / "sample" / "content"), str(tmp_path / "site"), str(tmp_path / "cache")
    loaded(LOOK + "from dossier import pipeline\npipeline.build(settings)", *words)
    light = loaded(LOOK + "assert look_for_changes(settings, Phases()).written\nprint(*sys.modules)", *words)
    assert light & set(f"{NOT_FOR_HELP} dossier.views dossier.findings".split()) == set()
