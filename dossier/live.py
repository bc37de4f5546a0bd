"""The site in memory, for the preview: an edit is read by itself, and a page is made when it is asked for.

After an edit two things happen. At once the edited records are read and every page shows them; what was compared
across the whole corpus is shown as it was. Then all is compared anew, and the site is again what `build` makes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from dossier import pipeline
from dossier.corpus import edited
from dossier.exports import data_unit
from dossier.findings import Finding
from dossier.history import History, read_history
from dossier.pages import Unit, plan_pages, record_unit
from dossier.pages.edition import Edition
from dossier.pipeline import Check
from dossier.reconcile import Superseded, reconcile
from dossier.render import Render, make_renderer
from dossier.rules import load_rules
from dossier.settings import Settings

#: What keeps a site from being published, as far as one record shows it; the other rules follow.
AT_ONCE = ("front-matter-invalid", "link-malformed", "link-target-missing", "unsafe-markup")
#: What an edition has worked out across the corpus, and an edit is shown beside as it was.
_ACROSS = ("beside", "dated", "dated_of", "finding_ids", "findings_of", "ties", "ties_of")


@dataclass(frozen=True)
class Sight:
    """One state of the site: pages are made from it when they are asked for, and kept."""

    edition: Edition
    render: Render
    errors: tuple[Finding, ...]
    settled: bool  #: everything was compared
    _made: dict[str, bytes] = field(default_factory=dict)

    def page(self, path: str) -> bytes | None:
        """The page at a path from the root of the site; None where there is none. Raises RenderError."""
        if path not in self._made:
            unit = self._unit(path)
            for page in unit.make() if unit else ():
                if not page.path.endswith(".json"):
                    self._made[page.path] = self.render(page.view).encode()
        return self._made.get(path)

    def _unit(self, path: str) -> Unit | None:
        """The unit of a path: that of a record without a look at the rest, else the one that begins longest."""
        folder, _, name = path.partition("/")
        record = self.edition.corpus.records.get(name.split(".")[0])
        if record is not None and record.collection == folder:
            return record_unit(self.edition, record)
        starts = (path[:length] for length in range(len(path), -1, -1))
        return next((self._units[start] for start in starts if start in self._units), None)

    @cached_property
    def _units(self) -> Mapping[str, Unit]:
        return {unit.start: unit for unit in (*plan_pages(self.edition), data_unit(self.edition))}


class LiveSite:
    """The records as last read, and the site as it looks now."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.sight: Sight | None = None
        self._history = History()

    def read(self, changed: Iterable[Path] = ()) -> Sight:
        """Look at the files again: at those that changed, where only records did, else at all.

        Raises what `pipeline.read` raises; what was there before stays then.
        """
        last = self.sight
        files = self._records_among(changed) if last else None
        corpus = pipeline.read_again(self.settings, last.edition.corpus, files) if last and files else None
        if last and corpus and edited(last.edition.corpus, corpus):
            return self._show_edit(last, replace(last.edition, corpus=corpus))
        self._history = read_history(self.settings.content, self.settings.cache)
        corpus = pipeline.read(self.settings)
        return self._show(Check(corpus, reconcile(corpus, load_rules())))

    def compare(self, superseded: Callable[[], bool] = lambda: False) -> Check | None:
        """What a comparison of everything finds; None where all is compared, or it was superseded meanwhile.

        Nothing changes that is shown, so that an edit may be read at the same time.
        """
        if self.sight is None or self.sight.settled:
            return None
        corpus = replace(self.sight.edition.corpus)  # without what the last one had made
        try:
            return Check(corpus, reconcile(corpus, load_rules(), superseded))
        except Superseded:
            return None

    def settle(self, compared: Check | None = None) -> Sight:
        """Show what was compared, or compare now."""
        compared = compared or self.compare()
        assert self.sight is not None
        return self._show(compared) if compared else self.sight

    def templates_changed(self) -> None:
        """Forget the templates and all that was made with them."""
        if self.sight is not None:
            self.sight = replace(self.sight, render=self._renderer(), _made={})

    def _renderer(self) -> Render:
        return make_renderer(self.settings.template_folders, self.settings.cache)

    def _show(self, checked: Check) -> Sight:
        edition = Edition(
            checked.corpus, checked.result, self.settings, self._history.changes, self._history.log
        )
        render = self.sight.render if self.sight else self._renderer()
        self.sight = Sight(edition, render, checked.result.errors(strict=self.settings.strict), settled=True)
        return self.sight

    def _show_edit(self, last: Sight, edition: Edition) -> Sight:
        """The edit beside all that was compared before it."""
        for name in _ACROSS:
            if name in last.edition.__dict__:
                edition.__dict__[name] = last.edition.__dict__[name]
        before = {record.id: record for record in last.edition.corpus.all_records}
        corpus = edition.corpus
        changed = [record for record in corpus.all_records if before[record.id] is not record]
        alone = replace(corpus, all_records=tuple(changed))
        alone.__dict__["records"] = corpus.records
        found = reconcile(alone, [rule for rule in load_rules() if rule.name in AT_ONCE])
        ids = {record.id for record in changed}
        errors = found.errors(strict=False)
        others = tuple(finding for finding in last.errors if finding.where.record not in ids)
        self.sight = Sight(edition, last.render, (*errors, *others), settled=False)
        return self.sight

    def _records_among(self, changed: Iterable[Path]) -> frozenset[str] | None:
        """The changed files by the names that records have for them; None where others changed too."""
        content = self.settings.content
        top, files = content.resolve(), set()
        for path in changed:
            if path.suffix != ".md" or len(path.parts) != len(top.parts) + 2 or not path.is_relative_to(top):
                return None
            files.add(f"{content.name}/{path.relative_to(top).as_posix()}")
        return frozenset(files) or None
