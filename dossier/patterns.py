"""Patterns that are compiled when they are first asked for: most runs use few of those that the engine has.

To compile all of them takes longer than a `check` of a small dossier does.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands where a compiled pattern would. What is asked of it first compiles it; from then on it answers as fast."""

    __slots__ = (
        *("_given", "pattern", "flags", "groups", "groupindex"),
        *("match", "fullmatch", "search", "findall", "finditer", "split", "sub", "subn"),
    )

    def __init__(self, text: str, flags: int) -> None:
        self._given = text, flags

    def __getattr__(self, name: str) -> Any:
        """Called for a slot that is still empty."""
        compiled = re.compile(*self._given)
        for each in _Pattern.__slots__[1:]:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def regex(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for a module's constant, as from `re.compile`; a mistake in it raises where it is first used."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
