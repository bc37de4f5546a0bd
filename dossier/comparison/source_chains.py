"""What each document names as its source, and the chains that lead back to where they began."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from dossier.corpus import Corpus
from dossier.heads import SourceHead
from dossier.model import Record


class Step(NamedTuple):
    """A document that names another as its source. path: the field that does."""

    source: Record[SourceHead]
    path: str
    target: str  #: the id of the document that it leads to


Steps = Mapping[str, Sequence[Step]]


def steps_of(corpus: Corpus) -> Steps:
    """What every source names under `cites` and as the origin of its assertions, each once, by its id.

    A republication is the document that it repeats; that it names that one is no step.
    """
    found: dict[str, dict[str, Step]] = {}
    for source in corpus.sources:
        own = corpus.document(source).id
        named = [(f"cites[{n}].work", work.work) for n, work in enumerate(source.head.cites, 1)]
        named += [
            (f"assertions[{n}].origin", each.origin) for n, each in enumerate(source.head.assertions, 1)
        ]
        for path, id in named:
            work = corpus.resolve(id)
            if work is None or work.shape != "sources":
                continue
            target = corpus.document(cast("Record[SourceHead]", work)).id
            if target != own or work.id == source.id and path.startswith("cites"):
                found.setdefault(own, {}).setdefault(target, Step(source, path, target))
    return {id: tuple(steps.values()) for id, steps in found.items()}


def circles(steps: Steps) -> list[tuple[Step, ...]]:
    """One circle for each set of documents that lead to one another, in the order of its steps. Linear."""
    found, state = [], dict.fromkeys(steps, 0)
    told: set[str] = set()
    for start in steps:
        if state[start]:
            continue
        trail: list[Step] = []
        stack = [(start, iter(steps[start]))]
        state[start], depth = 1, {start: 0}
        while stack:
            id, left = stack[-1]
            step = next(left, None)
            if step is None:
                state[id] = 2
                stack.pop()
                if trail:
                    trail.pop()
            elif state.get(step.target, 2) == 1:
                if told.isdisjoint((id, step.target)):  # circles apart: together no longer than the chains
                    circle = (*trail[depth[step.target] :], step)
                    members = {each.target for each in circle}
                    if told.isdisjoint(members):
                        found.append(circle)
                    told |= members
            elif state.get(step.target, 2) == 0:
                state[step.target] = 1
                depth[step.target] = len(stack)
                trail.append(step)
                stack.append((step.target, iter(steps[step.target])))
    return found
