"""Texts that make a backtracking pattern slow, if any does: each part that repeats is pumped and then cut off.

They are made from the pattern's own parse tree, so that a new pattern is attacked without anybody writing a text.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]  # the tree of a pattern is nowhere else
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

_COLLECT = """
import importlib, json, pkgutil, re, sys
import dossier, dossier.patterns as patterns
found, compile_ = [], re.compile
def note(text, flags, frame):
    module = frame.f_globals.get("__name__", "")
    if module.startswith("dossier") and module != "dossier.patterns" and isinstance(text, str):
        found.append((module, frame.f_lineno, text, int(flags)))
def regex(text, flags=0):
    note(text, flags, sys._getframe(1))
    return patterns._Pattern(text, flags)
def compiled(text, flags=0):
    note(text, flags, sys._getframe(1))
    return compile_(text, flags)
patterns.regex, re.compile = regex, compiled
for module in pkgutil.walk_packages(dossier.__path__, "dossier."):
    importlib.import_module(module.name)
print(json.dumps(found))
"""
_TRIED = " aA1.,-–:;/\"'“”‘’()[]<>&@#\n\t\x00é한"
_PLAIN = ' aA1.-"\n([“’,'  #: pumped at every pattern
ROOT = Path(__file__).parent.parent
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_SIGNS = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN, op.CATEGORY)
MANY = 20  #: repetitions from which on a repeat is pumped


class Pattern(NamedTuple):
    """A pattern of the engine and the line that it stands in."""

    module: str
    line: int
    text: str
    flags: int

    @property
    def is_searched(self) -> bool:
        """Whether its module looks for it at every place of a text; if it does not tell, it is taken to."""
        lines = _source(self.module).split("\n")
        above = "\n".join(lines[max(self.line - 6, 0) : self.line])
        names = re.findall(r"^(\w+)(?:: [^=\n]+)? = ", above, re.MULTILINE)
        used = re.findall(rf"\b{names[-1]}\.(\w+)\(", "\n".join(lines)) if names else []
        return not used or not {*used} <= {"match", "fullmatch"}

    def slowness(self, size: int, attack: Attack) -> float:
        """Seconds of this process that it takes over a text of some size."""
        compiled, text = re.compile(self.text, self.flags), attack.text(size)
        started = time.process_time()
        if self.is_searched:
            for _ in compiled.finditer(text):
                pass
        else:
            compiled.match(text)
        return time.process_time() - started


class Attack(NamedTuple):
    """A text of any length: the start, then the pump again and again, then the end."""

    start: str
    pump: str
    end: str

    def text(self, size: int) -> str:
        return self.start + self.pump * max(1, size // len(self.pump)) + self.end


@cache
def _source(module: str) -> str:
    path = ROOT.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return file.read_text(encoding="utf-8")


def patterns_of_the_engine() -> list[Pattern]:
    """Every pattern that a module of the engine makes when it is imported, each once."""
    done = subprocess.run([sys.executable, "-c", _COLLECT], capture_output=True, text=True, check=True)
    return list({(each[2], each[3]): Pattern(*each) for each in json.loads(done.stdout)}.values())


def attacks(pattern: Pattern, most: int = 10) -> list[Attack]:
    """Texts against a pattern, the same each time."""
    chance = random.Random(repr(pattern.text))
    tree = _parser.parse(pattern.text, pattern.flags)
    found = [(start, pump) for start, pump in _pumps(tree, (), chance) if pump]
    for _ in range(4):
        whole = _matched(tree, chance)
        found += [("", part) for part in (whole, whole[: len(whole) // 2], whole[:-1]) if part]
    pumps = list(dict.fromkeys(found))
    chance.shuffle(pumps)
    pumps = pumps[:most] + [("", sign) for sign in _PLAIN]
    return [Attack(start, pump, end) for start, pump in pumps for end in ("\0", "")]


def _pumps(tree: Iterable[Any], before: tuple[Any, ...], chance: random.Random) -> Iterator[tuple[str, str]]:
    """What leads up to each part that repeats, and what it repeats."""
    for code, given in tree:
        if code in _REPEATS:
            least, most, inner = given
            if most == op.MAXREPEAT or most >= MANY:
                for _ in range(3):
                    start, pump = _matched(before, chance), _matched(inner, chance)
                    yield start, pump
                    yield "", start + pump
            yield from _pumps(inner, before, chance)
        else:
            ahead = before if code not in (op.ASSERT, op.ASSERT_NOT) or given[0] > 0 else ()
            for inner in _inner(code, given):
                yield from _pumps(inner, ahead, chance)
        before = (*before, (code, given))


def _inner(code: Any, given: Any) -> Iterable[Any]:
    if code == op.BRANCH:
        return list(given[1])
    if code == op.SUBPATTERN:
        return [given[3]]
    if code == op.ATOMIC_GROUP:
        return [given]
    return [given[1]] if code in (op.ASSERT, op.ASSERT_NOT) else []


def _matched(tree: Iterable[Any], chance: random.Random) -> str:
    """A short text that the tree mostly matches: what stands round it is not looked at."""
    words = []
    for code, given in tree:
        if code in _SIGNS:
            words.append(_sign(code, given, chance))
        elif code in _REPEATS:
            count = max(given[0], min(given[1], chance.choice((0, 1, 1, 2))))
            words += [_matched(given[2], chance) for _ in range(min(int(count), 4))]
        elif code in (op.BRANCH, op.SUBPATTERN, op.ATOMIC_GROUP):
            words.append(_matched(chance.choice(list(_inner(code, given))), chance))
    return "".join(words)


def _sign(code: Any, given: Any, chance: random.Random) -> str:
    """A sign that one place of a pattern takes."""
    if code == op.LITERAL:
        return chr(given)
    one = _parser.SubPattern(_parser.State(), [(code, given)])
    takes = re._compiler.compile(one).fullmatch  # type: ignore[attr-defined]
    tried = chance.sample(_TRIED, len(_TRIED))
    listed = [chr(each[1]) for each in given if each[0] == op.LITERAL] if code == op.IN else []
    ranges = [chr(each[1][0]) for each in given if each[0] == op.RANGE] if code == op.IN else []
    fits = [sign for sign in (*listed, *ranges, *tried) if takes(sign)]
    return chance.choice(fits) if fits else "a"
