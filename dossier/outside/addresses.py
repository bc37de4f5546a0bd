"""Every address that the published records name, with the places where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from dossier.corpus import Corpus
from dossier.patterns import regex
from dossier.prose.addresses import find_addresses

_MARK = regex(r"\[[\^@]|\]\(")  #: of a footnote, a citation or a link, right behind an address


@dataclass(frozen=True, slots=True)
class Outside:
    """An address, and where the records name it. places: "content/sources/memo.md:12", in the order of the records."""

    address: str
    places: tuple[str, ...]


def outside_addresses(corpus: Corpus, content: Path) -> tuple[Outside, ...]:
    """The addresses with http or https, sorted, each once; without their fragment, which no server is told."""
    found: dict[str, list[str]] = {}
    for record in corpus.records.values():
        written = (content / record.file.partition("/")[2]).read_text(encoding="utf-8", errors="replace")
        if "http" not in written:
            continue
        for number, line in enumerate(_MARK.sub("  ", written).split("\n"), 1):
            for start, end in find_addresses(line) if "http" in line else ():
                address = line[start:end].partition("#")[0]
                if _is_web(address):
                    found.setdefault(address, []).append(f"{record.file}:{number}")
    return tuple(Outside(address, tuple(dict.fromkeys(places))) for address, places in sorted(found.items()))


def without_archive(corpus: Corpus) -> tuple[str, ...]:
    """The sources that have an address and no copy in an archive, as places of their `url`."""
    return tuple(
        f"{source.file}:{source.place('url').line}"
        for source in corpus.sources
        if source.head.url and not source.head.archive_url
    )


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
