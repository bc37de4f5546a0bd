"""Edits of every kind, a site after each: `python3 -m benchmarks.hardening.edits --steps 1000 --seed 1 [--write]`.

After each step the site that takes over what has not changed is compared, byte for byte, with one made from nothing.
Where either cannot be built, neither can, and the site that stood is untouched.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from jinja2 import Environment

from benchmarks import results
from benchmarks.hardening.sites import ROOT, SAMPLE
from dossier import pipeline, press
from dossier.dates import Day
from dossier.lock_file import LOCK
from dossier.mendable import Mendable
from dossier.output import MARKER
from dossier.settings import Settings

IDS = ("newcomer", "late-comer", "third", "fourth")  #: of records that are added
WORDS = ("storm", "quay", "the line", "no day", "“two days late”")
NEW = {
    "actors": "---\nname: {name}\nkind: person\n---\nSee [[{other}]].\n",
    "events": "---\ntitle: {name}\ndate: 1931-04-0{day}\n---\nSeen by [[{other}]] [@harbour-wire, ¶1].\n",
    "sources": "---\ntitle: {name}\npublished: 1931-05-0{day}\ntext: digest\ncapture: {name}.txt\n---\n\n{{p=1}}\n"
    "It says “two days late” of [[{other}]].[^1]\n\n[^1]: Port Log, April 2, 1938.\n",
    "claims": "---\nquestion: What of {name}?\nclaim: It is so.\nabout: [{other}]\n---\nThis is asked.\n",
    "weapons": "---\nname: {name}\nkind: steamship\n---\nLike [[{other}]].\n",
    "pages": "---\ntitle: {name}\n---\nThis is on [[{other}]].\n",
}
HEADS = (
    "draft: true",
    "summary: A sentence of it.",
    "caveat: Read this with care.",
    "former_ids: [another-name]",
    "former_ids: [newcomer]",
    "review: {by: a reader, on: 2026-11-19, against: page}",
    "names: [{name: Of Many Names}]",
    "same_as: https://example.org/it",
    "kind: {kind}",
    "tilte: misspelt",
    "image: {file: added.svg, alt: Something, credit: Nobody}",
)
SITE = (
    "title: Another title",
    "caveat: Another sentence.",
    "licence: CC0",
    "base_url: https://example.org/it/",
    "language: fr",
    "quote_words: 2",
    "loaded_words: [late]",
    "corrections: about",
    "rules: {page-orphan: off}",
    "rules: {name-variant: warning}",
    "collections: {weapons: {label: Vessels, one: vessel}, events: off}",
    "relations: {captain-of: {label: master of, reverse: Masters, from: [actors], to: [weapons]}}",
)
STATIC = ("icon.svg", "added.svg", "css/base.css", "js/more.js", "css/more.css")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}"><path d="M0 0h9v9z"/></svg>\n'
TEXT = "Page one says that the ship came two days late.\n\nIt printed 140 copies on April 3, 1931.\n"
GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "gc.auto=0")


STEPS: dict[str, Mapping[str, Sequence[Any]]] = {}  #: each with what its arguments are drawn from


def step(**given: Sequence[Any]) -> Callable[[Callable[..., None]], Any]:
    """A method of `Edits` that does something; hypothesis draws it with its arguments, and so does `run`."""

    def entered(done: Callable[..., None]) -> Any:
        STEPS[done.__name__] = given

        def counted(self: Edits, **drawn: Any) -> None:
            done(self, **drawn)
            Edits.steps[done.__name__.replace("_", " ")] += 1

        counted.__name__ = done.__name__
        return rule(**{name: st.sampled_from(values) for name, values in given.items()})(counted)

    return entered


class Edits(RuleBasedStateMachine):
    """A dossier that is edited, and its two sites."""

    steps: Counter[str] = Counter()  #: of all runs, by rule
    built = refused = 0  #: likewise: sites that were compared, and dossiers of which none could be built
    kept = 0  #: files that were as they had been

    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp(prefix="dossier-edits-"))
        self.content = Path(shutil.copytree(SAMPLE, self.top / "content"))
        for name in ("templates", "static"):
            shutil.copytree(ROOT / name, self.top / name)
        (self.top / "captures").mkdir()
        self.settings = Settings(
            content=self.content,
            output=self.top / "site",
            templates=self.top / "templates",
            static=self.top / "static",
            cache=self.top / "cache",
            as_of=Day(2026, 11, 21),
            search=False,
            draft=True,
            quiet=True,
        )
        self.days = 0
        self.last: dict[str, bytes] = {}
        press_many, press.MANY = press.MANY, 30  # so that small dossiers are made by several processes too
        whole = Environment.compile
        Environment.compile = _compiled_once(whole)  # type: ignore[method-assign]
        self.forget = lambda: (setattr(press, "MANY", press_many), setattr(Environment, "compile", whole))

    def teardown(self) -> None:
        self.forget()
        shutil.rmtree(self.top, ignore_errors=True)

    # --- what is done ---

    def _records(self) -> list[Path]:
        return sorted(self.content.glob("*/*.md"))

    def _one(self, number: int) -> Path:
        records = self._records()
        return records[number % len(records)]

    @step(number=range(61), other=range(61), word=WORDS)
    def a_paragraph_is_added(self, number: int, other: int, word: str) -> None:
        file, to = self._one(number), self._one(other).stem
        file.write_text(f"{file.read_text('utf-8')}\nOf {word}, see [[{to}]] [@harbour-wire, ¶2].\n", "utf-8")

    @step(number=range(61), cut=range(1, 7))
    def the_end_is_cut_off(self, number: int, cut: int) -> None:
        file = self._one(number)
        lines = file.read_text("utf-8").splitlines(keepends=True)
        file.write_text("".join(lines[:-cut]) or "---\n---\n", "utf-8")

    @step(number=range(61), other=range(61), into=range(61))
    def an_id_takes_the_place_of_another(self, number: int, other: int, into: int) -> None:
        file = self._one(number)
        text = file.read_text("utf-8").replace(self._one(other).stem, self._one(into).stem, 1)
        file.write_text(text, "utf-8")

    @step(number=range(61), head=HEADS)
    def a_field_is_added_or_taken_away(self, number: int, head: str) -> None:
        file = self._one(number)
        text = file.read_text("utf-8")
        line = f"{head}\n"
        text = text.replace(line, "") if line in text else text.replace("---\n", f"---\n{line}", 1)
        file.write_text(text, "utf-8")

    @step(
        id=IDS,
        folder=sorted(NEW),
        other=range(61),
        day=range(1, 10),
    )
    def a_record_is_added(self, id: str, folder: str, other: int, day: int) -> None:
        text = NEW[folder].format(name=id, other=self._one(other).stem, day=day)
        (self.content / folder).mkdir(exist_ok=True)
        (self.content / folder / f"{id}.md").write_text(text, "utf-8")

    @step(number=range(61), id=IDS, told=(False, True))
    def a_record_is_renamed(self, number: int, id: str, told: bool) -> None:
        file = self._one(number)
        text = file.read_text("utf-8")
        if told and "former_ids" not in text:
            text = text.replace("---\n", f"---\nformer_ids: [{file.stem}]\n", 1)
        file.unlink()
        file.with_name(f"{id}.md").write_text(text, "utf-8")

    @step(number=range(61))
    def a_record_is_removed(self, number: int) -> None:
        if len(self._records()) > 8:
            self._one(number).unlink()

    @step(line=SITE)
    def the_site_is_set_otherwise(self, line: str) -> None:
        file, key = self.content / "site.yml", line.partition(":")[0]
        lines = (SAMPLE / "site.yml").read_text("utf-8").splitlines()
        if line not in file.read_text("utf-8"):
            lines = [each for each in file.read_text("utf-8").splitlines() if not each.startswith(f"{key}:")]
            lines = [each for each in lines if each.startswith(" ") is False or key != "collections"]
            lines.append(line)
        file.write_text("\n".join(lines) + "\n", "utf-8")

    @step(draft=(False, True), day=range(1, 29), jobs=[1, 1, 1, 2], strict=(False, True))
    def the_command_has_other_options(self, draft: bool, day: int, jobs: int, strict: bool) -> None:
        as_of = Day(2026, 11, day)
        self.settings = replace(self.settings, draft=draft, as_of=as_of, jobs=jobs, strict=strict)

    @step(number=range(201), what=["changed", "broken", "removed"])
    def a_template_is_changed_or_as_it_was(self, number: int, what: str) -> None:
        names = sorted(path.name for path in (ROOT / "templates").iterdir() if path.is_file())
        name = names[number % len(names)]
        file, good = self.top / "templates" / name, (ROOT / "templates" / name).read_text("utf-8")
        if not file.exists() or file.read_text("utf-8") != good:
            file.write_text(good, "utf-8")
        elif what == "removed":
            file.unlink()
        else:
            file.write_text(good + ("{% if %}" if what == "broken" else "<!-- changed -->\n"), "utf-8")

    @step(name=STATIC, size=range(1, 41), gone=(False, True))
    def a_static_file_is_changed(self, name: str, size: int, gone: bool) -> None:
        file = self.top / "static" / name
        if gone:
            file.unlink(missing_ok=True)
        else:
            file.write_text(
                SVG.format(size, 2 * size) if name.endswith(".svg") else "/* x */" * size, "utf-8"
            )

    @step(number=range(61), lines=range(5))
    def captures_are_verified(self, number: int, lines: int) -> None:
        sources = sorted((self.content / "sources").glob("*.md"))
        if not sources:
            return
        file = sources[number % len(sources)]
        text = file.read_text("utf-8")
        if "capture:" not in text:
            file.write_text(text.replace("---\n", f"---\ncapture: {file.stem}.txt\n", 1), "utf-8")
        (self.top / "captures" / f"{file.stem}.txt").write_text(TEXT + "And more.\n\n" * lines, "utf-8")
        pipeline.verify(self.settings, self.top / "captures")

    @step(damaged=(False, True))
    def receipts_are_damaged_or_gone(self, damaged: bool) -> None:
        file = self.content / LOCK
        if file.exists():
            if damaged:
                file.write_bytes(file.read_bytes()[:-9])
            else:
                file.unlink()

    @step(correction=(False, True))
    def all_is_committed(self, correction: bool) -> None:
        if not (self.top / ".git").exists():
            self._git("init", "--quiet")
        self.days += 1
        self._git("add", "--", "content")
        words = "Edits\n\nCorrection: It was otherwise.\n" if correction else "Edits"
        self._git("commit", "--quiet", "--allow-empty", "-m", words)

    def _git(self, *words: str) -> None:
        when = f"2026-0{1 + self.days // 28 % 9}-{1 + self.days % 28:02}T12:00:00Z"
        dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        subprocess.run(
            [*GIT, *words], cwd=self.top, check=True, capture_output=True, env={**os.environ, **dates}
        )

    @step(number=range(401), how=["cut", "flipped", "gone", "a folder", "a link"])
    def a_file_of_the_cache_is_damaged(self, number: int, how: str) -> None:
        cache = self.top / "cache"
        files = sorted(path for path in cache.iterdir() if path.is_file()) if cache.is_dir() else []
        if not files:
            return
        _damage(files[number % len(files)], how)

    @step(number=range(4001), how=["cut", "flipped", "gone", "a folder", "a link"])
    def a_file_of_the_site_is_damaged(self, number: int, how: str) -> None:
        files = sorted(path for path in self.settings.output.rglob("*.html") if path.is_file())
        if not files:
            return
        _damage(files[number % len(files)], how)
        self.last = {}  # it stands, and not as it was built

    @step(which=["site", "cache", "cache/site"])
    def what_was_made_is_gone(self, which: str) -> None:
        shutil.rmtree(self.top / which, ignore_errors=True)
        if which == "site":
            self.last = {}

    @step()
    def nothing_is_done(self) -> None:
        """The next build has nothing to do."""

    # --- what holds ---

    @invariant()
    def the_site_is_as_one_made_from_nothing(self) -> None:
        clean = replace(self.settings, output=self.top / "clean", cache=None, jobs=1)
        shutil.rmtree(clean.output, ignore_errors=True)
        wanted, why_not = _built(clean)
        _, why = _built(self.settings)
        found = files_of(self.settings.output) if self.settings.output.exists() else {}
        assert why == why_not, "the one is built and the other is not"
        if wanted is None:
            Edits.refused += 1
            assert not self.last or found == self.last, "a site that was not to be touched is"
            return
        Edits.built += 1
        other = [path for path in wanted.keys() & found.keys() if found[path] != wanted[path]]
        assert (sorted(found.keys() ^ wanted.keys()), sorted(other)) == ([], []), "incremental is not clean"
        Edits.kept += sum(self.last.get(path) == content for path, content in found.items())
        self.last = found
        left = {path.name for path in self.top.iterdir() if path.name.startswith((".site.", ".clean."))}
        assert left == {".site.lock", ".clean.lock"}, f"left behind: {left}"


def _compiled_once(whole: Any) -> Any:
    """A template of the same words is the same code, and compiling all of them is most of a clean build."""
    known: dict[tuple[object, ...], Any] = {}

    def compile(self: Environment, source: Any, *rest: Any, **named: Any) -> Any:
        key = (source, *rest, *named.items())
        if not isinstance(source, str) or key not in known:
            known[key] = whole(self, source, *rest, **named)
        return known[key]

    return compile


def _built(settings: Settings) -> tuple[dict[str, bytes] | None, str]:
    """The files that a build makes, or why it makes none."""
    try:
        _, written = pipeline.build(settings)
    except Mendable as error:
        return None, str(error).replace(str(settings.output), "the site")
    return (files_of(settings.output), "") if written else (None, "errors")


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a site but the mark that it is ours."""
    found = (path for path in site.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def _damage(file: Path, how: str) -> None:
    data = file.read_bytes()
    file.unlink()  # it may be a link to another site's
    if how == "cut":
        file.write_bytes(data[: len(data) // 2])
    elif how == "flipped":
        file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]) if data else b"x")
    elif how == "a folder":
        file.mkdir()
        (file / "within").write_text("x")
    elif how == "a link":
        file.symlink_to("/dev/zero" if Path("/dev/zero").exists() else "nowhere")


def run(steps: int, seed: int, *, each: int = 40) -> Counter[str]:
    """So many steps, in dossiers that take so many each; how often each was done. Raises AssertionError."""
    Edits.steps, Edits.built, Edits.refused, Edits.kept = Counter(), 0, 0, 0
    chance = random.Random(seed)
    taken: list[str] = []
    for number in range(steps):
        if number % each == 0:
            edits, taken = Edits(), []
            edits.the_site_is_as_one_made_from_nothing()
        name = chance.choice(sorted(STEPS))
        drawn = {argument: chance.choice(values) for argument, values in STEPS[name].items()}
        taken.append(f"{name}({drawn})")
        try:
            getattr(edits, name)(**drawn)
            edits.the_site_is_as_one_made_from_nothing()
        except BaseException as error:
            error.add_note(f"seed {seed}, step {number}, after " + "\n".join(taken))
            raise
        if number % each == each - 1 or number == steps - 1:
            edits.teardown()
        if number % 50 == 49:
            print(f"{number + 1} steps", file=sys.stderr, flush=True)
    return Edits.steps


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--each", type=int, default=40, help="steps of one dossier, at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="put the figures into RESULTS.md")
    options = parser.parse_args()
    began = time.perf_counter()
    done = run(options.steps, options.seed, each=options.each)
    most = ", ".join(f"{name} ({times})" for name, times in sorted(done.items()))
    lines = [
        f"    python3 -m benchmarks.hardening.edits --steps {options.steps} --seed {options.seed}",
        "",
        f"{sum(done.values()):,} steps: {most}. After each the site was built with what the last builds had left, and "
        f"from nothing: {Edits.built:,} times both were equal, byte for byte ({Edits.kept:,} files were as they had "
        f"been), {Edits.refused:,} times neither could be built, for the same reason, and the site that stood was "
        f"untouched. {time.perf_counter() - began:.0f} s; {results.machine()}.",
    ]
    print("\n".join(lines))
    if options.write:
        results.write("hardening: edits", lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
