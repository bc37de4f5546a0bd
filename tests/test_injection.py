"""Strings that would run a script, in every field of every kind, opened in Chromium: a sample of the benchmark's."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.hardening.strings import drawn, own_strings

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_there_are_hundreds_of_strings_and_each_stands_once() -> None:
    strings = own_strings()
    assert len(strings) == len(set(strings)) > 400


def test_what_acts_in_a_page_is_noticed(tmp_path: Path, browser: "Browser") -> None:
    """What finds nothing may be blind: each of these must be seen."""
    from benchmarks.hardening.injection import Seen, open_all

    acts = (
        "<script>ran(1)</script>",
        "<img src=x onerror=ran(1)>",
        "<a href='javascript:ran(1)'>x</a>",
        "<iframe srcdoc='x'></iframe>",
        "<img src='https://evil.example/x.png'>",
        "<p style='color:red'>x</p>",
        "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    )
    for number, words in enumerate(acts):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "index.html").write_text(f"<!doctype html><title>x</title><p>{words}")
        seen = Seen()
        open_all(browser, tmp_path / str(number), seen, "planted", used=())
        assert seen.faults, words


@pytest.mark.slow
def test_no_string_in_any_field_acts_with_the_policy_or_without(tmp_path: Path, browser: "Browser") -> None:
    from benchmarks.hardening.injection import Seen, attack

    seen = Seen()
    attack(browser, drawn(3, seed=7), tmp_path, seen)
    assert seen.pages > 50
    assert {what: seen.where[what] for what in seen.faults} == {}
