"""Findings as text, JSON, GitHub annotations and SARIF: what `check` prints, and `site/findings.json`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from dossier import __version__
from dossier.dates import Day, iso
from dossier.findings import Finding, Location, Severity
from dossier.reconcile import Reconciliation

Json = dict[str, Any]


def counts(findings: tuple[Finding, ...]) -> dict[str, int]:
    """How many of each severity, without those set aside: {"error": 0, "warning": 3, "note": 41}."""
    counted = Counter(finding.severity for finding in findings if not finding.set_aside)
    return {severity.value: counted[severity] for severity in Severity}


def as_json(result: Reconciliation, as_of: Day) -> str:
    """One JSON object, the same for `check --format json` and `site/findings.json`."""
    report = {
        "version": 1,
        "as_of": iso(as_of),
        "counts": counts(result.findings),
        "coverage": {
            rule: {"compared": coverage.compared, "unread": coverage.unread}
            for rule, coverage in result.coverage.items()
        },
    }
    findings = ",\n".join(
        json.dumps(finding_data(finding), ensure_ascii=False) for finding in result.findings
    )
    head = json.dumps(report, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{head},\n "findings": [\n{findings}\n ]\n}}\n'


def finding_data(finding: Finding) -> Json:
    """One finding with all keys of the contract."""
    capture, answer = finding.capture, finding.explained
    where = _location(finding.where)
    where.pop("message")
    return {
        "rule": finding.rule,
        "title": finding.title,
        "severity": finding.severity.value,
        "fault": finding.fault.value,
        **where,
        "message": finding.message,
        "against": [_location(place) for place in finding.against],
        "suggestions": [
            {"value": suggestion.value, "reasons": list(suggestion.reasons)}
            for suggestion in finding.suggestions
        ],
        "capture": capture
        and {"file": capture.file, "line": capture.line, "start": capture.start, "end": capture.end},
        "explained": answer
        and {
            "because": answer.because,
            "verdict": answer.verdict,
            "file": answer.file,
            "line": answer.line,
        },
    }


def _location(place: Location) -> Json:
    return {
        "record": place.record,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "at": place.at,
        "text": place.text,
        "message": place.message,
    }


def errors_as_text(result: Reconciliation, errors: tuple[Finding, ...], as_of: Day) -> str:
    """What keeps a site from being published, as `as_text` tells it; "" where nothing does."""
    return as_text(replace(result, findings=errors), as_of) if errors else ""


def as_text(result: Reconciliation, as_of: Day) -> str:
    """A line a finding, its other places below it, and the counts at the end; errors last, where they are seen."""
    lines = []
    order = [Severity.NOTE, Severity.WARNING, Severity.ERROR]
    for finding in sorted(result.findings, key=lambda finding: order.index(finding.severity)):
        if finding.set_aside:
            continue
        where = finding.where
        answered = " (explained)" if finding.explained else ""
        lines.append(f"{_spot(where)}: {finding.severity.value}: {finding.rule}: {finding.message}{answered}")
        for place in finding.against:
            said = place.message or place.text
            lines.append(f"    {_spot(place)}: {said}")
        for suggestion in finding.suggestions:
            lines.append(f"    would fit: {suggestion.value} ({'; '.join(suggestion.reasons)})")
    total = counts(result.findings)
    lines.append(", ".join(f"{_plural(number, kind)}" for kind, number in total.items()))
    return "\n".join(lines) + "\n"


def _spot(place: Location) -> str:
    return ":".join(str(part) for part in (place.file, place.line, place.column) if part is not None)


def _plural(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def as_github(result: Reconciliation, as_of: Day) -> str:
    """Workflow commands that draw each finding at its line of a pull request.

    Source: GitHub's "Workflow commands for GitHub Actions": `%`, CR and LF are escaped in messages,
    `:` and `,` in properties too.
    """
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

    def escape(text: str, *, in_property: bool = False) -> str:
        text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return text.replace(":", "%3A").replace(",", "%2C") if in_property else text

    lines = []
    for finding in result.findings:
        if finding.set_aside:
            continue
        where = finding.where
        spot = f"file={escape(where.file, in_property=True)}"
        if where.line is not None:
            spot += f",line={where.line},col={where.column or 1}"
        lines.append(f"::{levels[finding.severity]} {spot},title={finding.rule}::{escape(finding.message)}")
    return "".join(line + "\n" for line in lines)


def _each_once(locations: Iterable[Json]) -> list[Json]:
    """The locations without repeats, which SARIF forbids (3.27.22)."""
    return list({json.dumps(location, sort_keys=True): location for location in locations}.values())


def as_sarif(result: Reconciliation, as_of: Day) -> str:
    """SARIF 2.1.0, for code-scanning views. Source: OASIS SARIF 2.1.0, 3.27 `result`."""
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}

    def located(place: Location) -> Json:
        physical: Json = {"artifactLocation": {"uri": quote(place.file)}}
        if place.line is not None:
            physical["region"] = {"startLine": place.line, "startColumn": place.column or 1}
        found: Json = {"physicalLocation": physical}
        if place.message:
            found["message"] = {"text": place.message}
        return found

    results = []
    index = {rule.name: number for number, rule in enumerate(result.rules)}
    for finding in result.findings:
        entry: Json = {
            "ruleId": finding.rule,
            "ruleIndex": index[finding.rule],
            "level": levels[finding.severity],
            "message": {"text": finding.message},
            "locations": [located(finding.where)],
            "relatedLocations": _each_once(located(place) for place in finding.against),
            "partialFingerprints": {"identity/v1": "|".join(finding.key)},
            "properties": {
                "fault": finding.fault.value,
                "at": finding.where.at,
                "readings": [suggestion.value for suggestion in finding.suggestions],
            },
        }
        if finding.explained is not None:
            entry["suppressions"] = (
                [{"kind": "inSource", "justification": finding.explained.because}]
                if finding.set_aside
                else []
            )
        results.append(entry)
    rules = [
        {
            "id": rule.name,
            "shortDescription": {"text": rule.title},
            "fullDescription": {"text": rule.manual},
            "defaultConfiguration": {"level": levels[rule.severity]},
        }
        for rule in result.rules
    ]
    run = {
        "tool": {"driver": {"name": "dossier", "semanticVersion": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    report = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


#: The forms of `check --format`.
FORMATS: Mapping[str, Callable[[Reconciliation, Day], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
