"""Two states of a dossier → what was added, changed and is gone: records, links, backlinks, findings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dossier.consequences.state import RecordState, State

Json = dict[str, Any]

#: What readers see of a finding, beside its identity.
_SEEN = ("severity", "fault", "title", "message", "against", "suggestions", "explained")
_SHOWN = ("rule", "title", "severity", "fault", "record", "file", "line", "at", "text", "message")


def compare(base: State, head: State) -> Json:
    """What the head has that the base has not, and the other way round, as plain data with its keys in a fixed order.

    A record that took over another's id by `former_ids` is moved, and neither added nor gone; what led to it
    still does. A finding is the same by rule, record, place and text, so that one further down in its file is no
    other; one whose list item got another number is the same too.
    """
    moved = _moved(base, head)
    before, after = _links(base, moved), _links(head, {})
    added, gone = sorted(after - before), sorted(before - after)
    return {
        "version": 1,
        "as_of": head.as_of,
        "base": _totals(base, before),
        "head": _totals(head, after),
        "site": [name for name in {**head.site, **base.site} if base.site.get(name) != head.site.get(name)],
        "records": {
            "added": [_record(id, head) for id in head.records if _is_new(id, base, moved)],
            "changed": [
                _record(id, head) | {"parts": parts}
                for id, record in head.records.items()
                if (old := _old(id, base, moved)) and (parts := _differing(old, record))
            ],
            "moved": [{"from": old, **_record(new, head)} for old, new in moved.items()],
            "gone": [_record(id, base) for id in base.records if id not in head.records and id not in moved],
        },
        "links": {"added": _ends(added), "gone": _ends(gone)},
        "backlinks": _backlinks(before, after, {*added, *gone}),
        "findings": _findings(base.findings, head.findings, moved),
    }


def _moved(base: State, head: State) -> dict[str, str]:
    """Old id → new id."""
    return {
        old: id
        for id, record in head.records.items()
        if id not in base.records
        for old in record.former_ids
        if old in base.records and old not in head.records
    }


def _is_new(id: str, base: State, moved: Mapping[str, str]) -> bool:
    return id not in base.records and id not in moved.values()


def _old(id: str, base: State, moved: Mapping[str, str]) -> RecordState | None:
    """The record as it was."""
    came_from = {new: old for old, new in moved.items()}.get(id, id) if moved else id
    return base.records.get(came_from)


def _record(id: str, state: State) -> Json:
    record = state.records[id]
    return {"id": id, "title": record.title, "collection": record.collection, "file": record.file}


def _differing(old: RecordState, new: RecordState) -> list[str]:
    return [name for name in {**new.parts, **old.parts} if old.parts.get(name) != new.parts.get(name)]


Pair = tuple[str, str]


def _links(state: State, moved: Mapping[str, str]) -> set[Pair]:
    """Which record leads to which, under the ids of today."""
    return {
        (moved.get(id, id), moved.get(target, target))
        for id, record in state.records.items()
        for target in record.leads_to
    }


def _ends(pairs: Iterable[Pair]) -> list[Json]:
    return [{"from": one, "to": other} for one, other in pairs]


def _backlinks(before: set[Pair], after: set[Pair], differing: set[Pair]) -> list[Json]:
    """Each record that other ones lead to than before, with how many do."""
    was, now = (Counter(target for _, target in pairs) for pairs in (before, after))
    return [{"id": id, "before": was[id], "after": now[id]} for id in sorted({to for _, to in differing})]


def _totals(state: State, links: set[Pair]) -> Json:
    counted = [finding for finding in state.findings if not _is_set_aside(finding)]
    return {
        "records": len(state.records),
        "links": len(links),
        "findings": {
            severity: sum(finding["severity"] == severity for finding in counted)
            for severity in ("error", "warning", "note")
        },
    }


def _is_set_aside(finding: Json) -> bool:
    return bool(finding["explained"]) and finding["explained"]["verdict"] == "mistaken"


def news(base: State, head: State) -> frozenset[int]:
    """The numbers of the head's findings, from 0, that the base has not, or not so."""
    added, changed, _ = _unlike(base.findings, head.findings, _moved(base, head))
    new = {id(finding) for finding in (*added, *(now for _, now in changed))}
    return frozenset(number for number, finding in enumerate(head.findings) if id(finding) in new)


def _findings(base: list[Json], head: list[Json], moved: Mapping[str, str]) -> Json:
    added, changed, gone = _unlike(base, head, moved)
    return {
        "added": [_shown(finding) for finding in added],
        "changed": [
            _shown(new) | {"differs": [name for name, was in _seen(old).items() if was != _seen(new)[name]]}
            for old, new in changed
        ],
        "gone": [_shown(finding) for finding in gone],
    }


def _unlike(
    base: list[Json], head: list[Json], moved: Mapping[str, str]
) -> tuple[list[Json], list[tuple[Json, Json]], list[Json]]:
    """The head's that the base has not; those that both have, and readers see otherwise; the base's that are gone."""
    gone = [_under_new_ids(finding, moved) for finding in base]
    added = list(head)
    changed = []
    keys: tuple[Callable[[Json], object], ...] = (
        lambda each: (*_about(each), each["at"], each["text"]),
        lambda each: (*_about(each), each["text"], each["message"]),
        lambda each: (*_about(each), each["at"]),
    )
    for number, key in enumerate(keys):
        pairs, gone, added = _pair(gone, added, key)
        # A list item with another number says the number in its message and its places: only what else differs tells.
        changed += [(old, new) for old, new in pairs if number != 1 and _seen(old) != _seen(new)]
    order = {id(finding): number for number, finding in enumerate(head)}
    return added, sorted(changed, key=lambda pair: order[id(pair[1])]), gone


def _under_new_ids(finding: Json, moved: Mapping[str, str]) -> Json:
    places = [
        {**place, "record": moved.get(place["record"] or "", place["record"])} for place in finding["against"]
    ]
    return {**finding, "record": moved.get(finding["record"] or "", finding["record"]), "against": places}


def _about(finding: Json) -> tuple[str, str]:
    return finding["rule"], finding["record"] or finding["file"]


def _pair(
    olds: list[Json], news: list[Json], key: Callable[[Json], object]
) -> tuple[list[tuple[Json, Json]], list[Json], list[Json]]:
    """Those of both lists with the same key, in their order; and what is left of each."""
    waiting = defaultdict(list)
    for new in news:
        waiting[key(new)].append(new)
    pairs, left = [], []
    for old in olds:
        same = waiting[key(old)]
        if same:
            pairs.append((old, same.pop(0)))
        else:
            left.append(old)
    taken = {id(new) for _, new in pairs}
    return pairs, left, [new for new in news if id(new) not in taken]


def _seen(finding: Json) -> Json:
    """What readers see of it: no line, which moves with every edit above it."""
    seen = {name: finding[name] for name in ("text", *_SEEN)}
    seen["against"] = [
        {name: place[name] for name in ("record", "at", "text", "message")} for place in finding["against"]
    ]
    answer = finding["explained"]
    seen["explained"] = answer and {"because": answer["because"], "verdict": answer["verdict"]}
    return seen


def _shown(finding: Json) -> Json:
    return {name: finding[name] for name in _SHOWN}
