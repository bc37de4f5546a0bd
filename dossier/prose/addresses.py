"""Web addresses as they are printed: where they stand in a text, and which of them are the same."""

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from dossier.patterns import regex

_END = r"[^\s<>\"“”«»]"
_ADDRESS = regex(
    rf"(?<![\w@])(?:https?://|ftp://|www\.(?=[\w-]{{1,63}}\.)){_END}{{2,2000}}"
    # Without a scheme only with a path: "theatlantic.com/magazine/", but not "and/or", "example.com".
    rf"|(?<![\w@/.-])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,4}}[a-z]{{2,10}}/{_END}{{1,2000}}",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'’\"”»…"
_PAIRS = {")": "(", "]": "[", "}": "{"}
#: Parameters that say how a reader came to a page, not which page it is.
_TRACKING = regex(
    r"utm_\w*|mc_[ce]id|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mkt_tok"
    r"|_hs(?:enc|mi)|__hs\w+|hsctatracking|ref_src|ref_url|referrer|cmp|cmpid|ncid|ocid|s_cid|smid|smtyp|spm|xtor"
    r"|pk_\w+|mtm_\w+|vero_\w+|guccounter|guce_\w+|__twitter_impression|_ga|_gl",
    re.IGNORECASE,
)
_ESCAPE = regex(r"%([0-9a-f]{2})", re.IGNORECASE)


def find_addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Where addresses stand in a text: spans in code points.

    The stop that ends a sentence does not belong to one, nor does a bracket that it does not open itself.
    """
    spans = []
    for match in _ADDRESS.finditer(text):
        start, end = match.span()
        counts = {mark: text.count(mark, start, end) for mark in "()[]{}"}
        while end > start:
            last = text[end - 1]
            if last in _PAIRS and counts[last] > counts[_PAIRS[last]]:
                counts[last] -= 1
            elif last not in _TRAILING:
                break
            end -= 1
        if end - start > 5:
            spans.append((start, end))
    return tuple(spans)


def same_address(url: str) -> str:
    """The form in which two addresses of one page are equal; to be compared, not to be followed.

    Dropped are scheme, "www.", the usual port, the last slash, parameters that only track the reader, and the
    fragment, save one that routes within a page ("#!/…", "#/…"). Parameters are sorted. What cannot be read
    as an address comes back as it is, without outer space.
    """
    url = url.strip().strip("<>").replace("&amp;", "&")
    try:
        parts = urlsplit(url if "://" in url[:12] else f"//{url}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url
    if not host:
        return url
    host = re.sub(r"^www\d?\.", "", host) + ("" if port in (None, 80, 443) else f":{port}")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = sorted((key, value) for key, value in pairs if not _TRACKING.fullmatch(key))
    fragment = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    return host + _path(parts.path) + (f"?{urlencode(kept)}" if kept else "") + fragment


def _path(path: str) -> str:
    """A path with one spelling for "é" and "%C3%A9", "~" and "%7E"; "%2F" is not the same as a slash."""
    escaped = quote(path, safe="".join(map(chr, range(33, 127))))
    return _ESCAPE.sub(_unescaped, escaped).rstrip("/")


def _unescaped(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    plain = character.isascii() and (character.isalnum() or character in "-._~")
    return character if plain else match[0].upper()
