"""What a web page says of itself in its head: title, date, authors, publisher, address, language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dossier.patterns import regex
from dossier.scaffold.captured import Said
from dossier.scaffold.page_tree import Element

METADATA = "the page’s metadata"
_SAVED = regex(r"saved from url=\(\d+\)(\S{1,500})|url: (https?://\S{1,500})")

#: Where pages say what of themselves, the surest first.
_META: Mapping[str, tuple[str, ...]] = {
    "title": ("citation_title", "og:title", "dc.title", "twitter:title"),
    "published": (
        *("citation_publication_date", "article:published_time", "datepublished", "dc.date", "date"),
        *("pubdate", "publish-date", "parsely-pub-date"),
    ),
    "updated": ("article:modified_time", "og:updated_time", "datemodified"),
    "authors": ("citation_author", "author", "dc.creator", "article:author", "parsely-author"),
    "publisher": ("og:site_name", "citation_journal_title", "dc.publisher", "application-name"),
    "url": ("og:url",),
}
#: The same in JSON-LD of an article. Source: schema.org/Article.
_SCHEMA = {
    "title": "headline",
    "published": "datePublished",
    "updated": "dateModified",
    "authors": "author",
    "publisher": "publisher",
}


def said_by_page(elements: Iterator[Element], start: str) -> dict[str, Said]:
    """What a page says, by field. elements: all of it, in order; start: the beginning of its text."""
    metas: dict[str, list[str]] = {}
    schema: dict[str, list[str]] = {}
    found: dict[str, str] = {}
    for element in elements:
        given = element.attributes
        if element.tag == "meta":
            key = (given.get("property") or given.get("name") or given.get("itemprop") or "").casefold()
            content = " ".join((given.get("content") or "")[:2000].split())[:500]
            if key and content:
                metas.setdefault(key, []).append(content)
        elif element.tag == "link" and given.get("rel") == "canonical" and "url" not in found:
            found["url"] = (given.get("href") or "").strip()
        elif element.tag == "script" and given.get("type") == "application/ld+json":
            _read_schema("".join(element.texts())[:500_000], schema)
        elif element.tag == "title" and "name" not in found:
            found["name"] = " ".join("".join(element.texts()).split())[:500]
        elif element.tag == "html" and given.get("lang"):
            found["language"] = (given["lang"] or "").replace("_", "-")
    if not found.get("url", "").startswith("http"):
        saved = _SAVED.search(start)
        found["url"] = (saved[1] or saved[2]) if saved else ""
    for name, keys in _META.items():
        values = schema.get(name) or next((metas[key] for key in keys if key in metas), [])
        values = [value for value in values if name != "authors" or not value.startswith("http")]
        if values and not found.get(name):
            found[name] = "; ".join(dict.fromkeys(values)) if name == "authors" else values[0]
    name = found.pop("name", "")
    found.setdefault("title", name)
    if not found["url"].startswith(("http://", "https://")):
        del found["url"]
    return {field: Said(value, METADATA) for field, value in found.items() if value}


def _read_schema(text: str, found: dict[str, list[str]]) -> None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    for item in _items(data):
        if "headline" in item:
            for name, key in _SCHEMA.items():
                values = [value for value in _names(item.get(key)) if value]
                if values:
                    found.setdefault(name, values)


def _items(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [data]
    for _ in range(2000):
        if not waiting:
            return
        each = waiting.pop(0)
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            yield each
            waiting += [each[key] for key in ("@graph", "mainEntity") if key in each]


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [" ".join(value.split())[:300]]
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return [name for each in value[:20] if not isinstance(each, list) for name in _names(each)]
    return []
