"""A command starts with what it needs: a check that reads nothing anew loads nothing that reads, nor makes pages."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import dossier
from dossier.patterns import _Pattern, regex


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
