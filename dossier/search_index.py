"""The search index: one card a record, made by Pagefind into files that a page can fetch piece by piece.

Pagefind reads HTML, so each card is set as a bare document in a folder of its own: what is searched is what the
card says, and nothing that happens to stand on the page. Where no Pagefind is to be had, the site does without:
its search page is an index of names.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from markupsafe import escape

from dossier import cache_file

FOLDER = "pagefind"  #: of the site, where its script looks for the rest
SCRIPT = f"{FOLDER}/pagefind.js"
KEPT = "search.pickle"  #: of the cache: the last index
PAGES = "search/pages.json"  #: what is shown of each page before its text is there

_LIBRARY = "pagefind-bin"
_DECODED = b"pagefind_dcd"  #: what a file of the index begins with, once it is decompressed
_OFFERED = 60
_SECONDS = 600  #: after which Pagefind is given up
#: Of Pagefind's own files those that answer; the rest is a user interface that this site does not use.
_KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "wasm.")
_KEPT_ENDINGS = (".pf_meta", ".pf_index", ".pf_fragment")


class NoIndex(Exception):
    """Why there is no search index, in a few words for the person who builds the site."""


@dataclass(frozen=True, slots=True)
class CardPart:
    """A place of a page that a result can lead to."""

    anchor: str  #: "p7"
    heading: str  #: "¶7"; shown before the words that were found
    text: str  #: plain words


@dataclass(frozen=True, slots=True)
class Card:
    """What is searched of one page."""

    path: str  #: from the root of the site
    kind: str  #: the folder of its collection
    title: str
    quoted: bool  #: the title is shown in quotation marks
    language: str  #: of the title; "" where it is the site's
    names: tuple[str, ...]  #: the other spellings
    forms: tuple[str, ...]  #: words that are found and never shown
    about: str  #: "Dispatch · Harbour Wire · 19 June 2024"
    text: str  #: the words that lead to the page as a whole
    parts: tuple[CardPart, ...]
    filters: tuple[tuple[str, str], ...]  #: name and value; one name may have several values


def make_index(cards: Sequence[Card], *, cache: Path | None) -> Mapping[str, bytes]:
    """The files of the index, by their path from the root of the site.

    cache: where the last index is kept; the same cards are not indexed again. Raises NoIndex where Pagefind is not
    installed, cannot be run or fails.
    """
    program, version = _pagefind()
    pages = {card.path: card_page(card).encode() for card in cards}
    state = _fingerprint(pages, version)
    kept: dict[str, bytes] | None = cache_file.load(cache, KEPT, state)
    if kept is None:
        kept = _run(program, pages)
        if cache:
            cache_file.save(cache, KEPT, state, kept)
    return {**kept, PAGES: _pages(cards, kept)}


def offered(cards: Sequence[Card]) -> Mapping[str, Sequence[str]]:
    """By filter the values that readers can choose from: those that most pages have, 60 at most."""
    counts: dict[str, Counter[str]] = {}
    for card in cards:
        for name, value in card.filters:
            counts.setdefault(name, Counter())[value] += 1
    return {
        name: sorted(count, key=lambda value: (-count[value], value))[:_OFFERED]
        for name, count in counts.items()
    }


def _pages(cards: Sequence[Card], files: Mapping[str, bytes]) -> bytes:
    """The pages by Pagefind's names for them, as JSON: path, kind, title, quoted, language, about, filters, names.

    Its answers are such names; all else lies in a file for each page, too slow to be shown at every letter typed.
    The filters stand here too: those of Pagefind are written in another order each time, and no two builds are equal.
    """
    ids = {}
    for path, content in files.items():
        if path.endswith(".pf_fragment"):
            url = json.loads(gzip.decompress(content).removeprefix(_DECODED))["url"]
            ids[url.removeprefix("/")] = path.rpartition("/")[2].removesuffix(".pf_fragment")
    values = offered(cards)
    table = {ids[card.path]: _row(card, values) for card in cards if card.path in ids}
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def _row(card: Card, values: Mapping[str, Sequence[str]]) -> list[object]:
    filters: dict[str, list[str]] = {}
    for name, value in card.filters:
        if value in values[name]:
            filters.setdefault(name, []).append(value)
    shown = (card.path, card.kind, card.title, int(card.quoted), card.language, card.about)
    return [*shown, filters, *card.names]


def card_page(card: Card) -> str:
    """A card as the document that Pagefind reads. Source: Pagefind 1.5, "Configuring what content is indexed"."""
    parts = [
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
        *(
            _meta(name, words)
            for name, words in (
                ("title", card.title),
                ("names", " · ".join(card.names)),
                ("forms", " ".join(card.forms)),
                ("about", card.about),
            )
        ),
        "</head><body data-pagefind-body>",
        f"<p>{escape(card.text)}</p>" if card.text else "",
    ]
    for part in card.parts:
        parts.append(f'<h2 id="{escape(part.anchor)}">{escape(part.heading)}</h2><p>{escape(part.text)}</p>')
    return "\n".join(part for part in parts if part) + "\n"


def _meta(name: str, words: str) -> str:
    return f'<meta data-pagefind-meta="{name}[content]" content="{escape(words)}">' if words else ""


def _pagefind() -> tuple[Path, str]:
    """The program and its version."""
    try:
        from pagefind_bin import get_executable

        return Path(get_executable()), metadata.version(_LIBRARY)
    except (ImportError, OSError, metadata.PackageNotFoundError) as error:
        raise NoIndex("Pagefind is not installed, or not to be had for this kind of machine") from error


def _run(program: Path, pages: Mapping[str, bytes]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory(prefix="dossier-search-") as made:
        site, index = Path(made, "site"), Path(made, "index")
        for path, page in pages.items():
            target = site / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(page)
        # One language for all: Pagefind would make an index for each, and search in the reader's alone.
        options = ["--site", site, "--output-path", index, "--force-language", "en", "--keep-index-url"]
        command = [str(program), *map(str, options), "--silent"]
        try:
            done = subprocess.run(
                command, cwd=made, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoIndex(f"Pagefind cannot be run: {error}") from error
        if done.returncode or not (index / "pagefind.js").is_file():
            said = done.stderr.decode(errors="replace").strip().splitlines()
            raise NoIndex(f"Pagefind failed: {said[-1] if said else f'exit {done.returncode}'}")
        return {
            f"{FOLDER}/{path.relative_to(index).as_posix()}": path.read_bytes()
            for path in sorted(index.rglob("*"))
            if path.is_file() and (path.name.startswith(_KEPT) or path.name.endswith(_KEPT_ENDINGS))
        }


# --- what is kept from one build to the next ---


def _fingerprint(pages: Mapping[str, bytes], version: str) -> str:
    digest = hashlib.sha256(f"{version} 1\n".encode())
    for path, page in sorted(pages.items()):
        digest.update(f"{path}\0{len(page)}\0".encode() + page)
    return digest.hexdigest()
