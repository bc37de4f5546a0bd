"""After every edit, of whatever kind, the site is the one that a build from nothing makes: a sample of such edits.

`python3 -m benchmarks.hardening.edits` takes a thousand; benchmarks/RESULTS.md has its figures.
"""

import hypothesis
import pytest
from hypothesis.stateful import run_state_machine_as_test

from benchmarks.hardening import edits


def test_after_any_edits_the_site_is_as_one_made_from_nothing() -> None:
    few = hypothesis.settings(
        max_examples=2, stateful_step_count=4, deadline=None, phases=[hypothesis.Phase.generate]
    )
    run_state_machine_as_test(edits.Edits, settings=few)


@pytest.mark.parametrize("seed", [2026])
def test_after_edits_drawn_by_chance_too(seed: int) -> None:
    assert sum(edits.run(8, seed).values()) == 8
