"""Long work says how far it is, to a person alone; --verbose says what the time went to."""

import io
import sys

import pytest
from commands import SAMPLE, run

from dossier.phases import FEW, Phases


def test_verbose_tells_the_phases_of_a_build(tmp_path) -> None:  # type: ignore[no-untyped-def]
    done = run(
        "build", "--content", SAMPLE, "--output", tmp_path / "site", "--no-search", "--no-cache", "--verbose"
    )
    lines = done.err.splitlines()
    named = [line.split("  ")[0] for line in lines if line.endswith("%")]
    assert {"read", "reconcile", "make pages"} <= set(named)
    assert lines[-1].startswith("together")


def test_without_a_terminal_nothing_moves(tmp_path) -> None:  # type: ignore[no-untyped-def]
    done = run("build", "--content", SAMPLE, "--output", tmp_path / "site", "--no-search", "--no-cache")
    assert done.err == ""


@pytest.mark.parametrize(
    ("total", "shown", "seen"), [(FEW, True, True), (FEW - 1, True, False), (FEW, False, False)]
)
def test_a_bar_shows_rate_and_time_left(
    total: int, shown: bool, seen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = io.StringIO()
    monkeypatch.setattr(sys, "stderr", told)
    phases = Phases(shown=shown)
    with phases.bar("read", total, "files") as advance:
        for _ in range(total):
            advance(1)
    assert ("files/s" in told.getvalue()) == seen
    assert list(phases.spent) == ["read"]
