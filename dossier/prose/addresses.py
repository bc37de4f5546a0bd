"""Web addresses as they are printed: where they stand, which are the same, what date they state of themselves."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from dossier.days import days_in_month
from dossier.prose.date_lexicon import MONTH_WORDS

_ADDRESS = re.compile(r"(?<![\w@])(?:https?://|ftp://|www\.(?=[\w-]{1,63}\.))[^\s<>\"“”«»]{2,2000}|(?<![\w@/.])(?:doi\.org/|perma\.cc/|archive\.(?:is|ph|today|org)/|bit\.ly/|youtu\.be/|t\.me/|x\.com/|twitter\.com/)[^\s<>\"“”«»]{2,500}", re.I)
_TRAILING = ".,;:!?'’\"”»…"
_PAIRS = {")": "(", "]": "[", "}": "{"}

#: Parameters that say how a reader came to a page, not which page it is.
_TRACKING = re.compile(
    r"(?:utm_\w*|mc_[ce]id|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|_hs(?:enc|mi)|__hs\w+|mkt_tok"
    r"|ref|ref_src|ref_url|referrer|source|src|cmp(?:id)?|cid|ncid|ocid|smid|smtyp|spm|share|si|feature|amp|at_\w+|ns_\w+|xtor|pk_\w+|vero_\w+|s_cid|mod|guccounter|guce_\w+|traffic_source|sh|__twitter_impression)",
    re.IGNORECASE,
)
_ARCHIVES = re.compile(
    r"^(?:https?://)?(?:web\.archive\.org/(?:web/)?|(?:www\.)?archive\.(?:is|ph|today|li|md|fo|vn)/|webcache\.googleusercontent\.com/search\?q=cache:[\w-]*:|timetravel\.mementoweb\.org/\w+/|arquivo\.pt/\w+/|www\.webcitation\.org/\d*)"
    r"(?:\d{4,14}(?:[a-z]{2}_)?\*?/|\d{4}\.\d\d\.\d\d-\d{6}/|\*/|o/\w{4,8}/)?(?=https?:|[\w-]+\.[a-z]{2,})",
    re.IGNORECASE,
)
_FOLDERS = re.compile(
    r"^(?:uploads?|files?|sites|images?|img|imgs|media|assets?|documents?|docs|documentlibrary|downloads?|attachments?|storage|static|photos?|pictures?|pics|pdfs?|cdn|cache|thumbs?|thumbnails?|dam|binaries|resources|releases?|tags?|tree|blob|raw|archives?|wp-includes|plugins|themes|versions?|v\d+|rfc|cve|standards?|conference_slides|slides|presentations?|proceedings|papers?|events?|conf|workshops?|summit|schedule|agenda|program(?:me)?|editions?|api|stable|data|hubfs)$",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|gz|jpe?g|png|gif|svg|webp|mp[34]|ashx|txt|epub|rtf|xml|json)$", re.IGNORECASE)
_SEGMENT_DAY = re.compile(r"(?:^|[^\d.])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?=$|[^\d.]|\.s?html?$|\.php$|\.aspx?$|\.shtml$)")
_DATE_KEYS = ("date", "pubdate", "published", "day", "d")


def find_addresses(text: str) -> tuple[tuple[int, int], ...]:
    """Where addresses stand in a text, each without the stop that ends its sentence and a bracket that it does not open."""
    spans = []
    for match in _ADDRESS.finditer(text):
        start, end = match.span()
        opened = {mark: text.count(mark, start, end) for mark in "()[]{}"}
        while end > start:
            last = text[end - 1]
            if last in _PAIRS:
                if opened[last] <= opened[_PAIRS[last]]:
                    break
                opened[last] -= 1
            elif last not in _TRAILING:
                break
            end -= 1
        if end - start > 5:
            spans.append((start, end))
    return tuple(spans)


def without_archive(url: str) -> str:
    """The address that an archive's address keeps a copy of; any other address as it is."""
    for _ in range(3):
        match = _ARCHIVES.match(url)
        if not match:
            break
        url = url[match.end() :]
    return url if "://" in url[:10] else f"http://{url}"


def same_address(url: str) -> str:
    """The form in which two addresses of one page are equal; to be compared, not to be followed.

    Dropped are scheme, "www.", the usual port, the last slash, parameters that only track the reader, and the fragment,
    save one that routes within a page ("#!/…", "#/…"). Parameters are sorted. An address that cannot be split comes back stripped.
    """
    url = url.strip().strip("<>")
    try:
        parts = urlsplit(url if "://" in url[:12] else f"//{url}")
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        return url
    if not host:
        return url
    host = re.sub(r"^(?:www\d?)\.", "", host)
    at = "" if port in (None, 80, 443) else f":{port}"
    path = quote(unquote(parts.path), safe="/~:@!$&'()*+,;=-._%")
    path = re.sub(r"/(?:index\.(?:html?|php|aspx?)|default\.aspx?)$", "/", path, flags=re.IGNORECASE).rstrip("/")
    pairs = sorted((key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(key))
    query = "?" + urlencode(pairs) if pairs else ""
    fragment = "#" + parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return f"{host}{at}{path}{query}{fragment}"


def url_date(url: str) -> tuple[str, ...]:
    """The dates that an address states of its own page, as EDTF: "/2017/06/14/" → 2017-06-14, "/2017/06/" → 2017-06.

    None for the stamp of an archive, folders of uploads and other files, versions, numbers, conference folders and a bare
    year: they date something else, or cannot be told from a number.
    """
    try:
        parts = urlsplit(without_archive(url.strip()))
    except ValueError:
        return ()
    segments = [segment for segment in parts.path.split("/") if segment]
    if not segments or len(segments) > 60:
        return ()
    stored = bool(_FILE.search(segments[-1]))
    found: list[str] = []
    for place, segment in enumerate(segments):
        if _FOLDERS.match(segment) or segment.lower() in ("wp-content", "content"):
            if place + 1 < len(segments) and re.match(r"(?:19|20)\d\d", segments[place + 1]) or segment.lower() in ("wp-content", "uploads", "files"):
                return ()
        found.extend(_in_folders(segments, place) if not stored else ())
        found.extend(_in_segment(segment))
    for key, value in parse_qsl(parts.query):
        if key.lower() in _DATE_KEYS:
            found.extend(_in_segment(value))
    # The finest statement of a date is kept, a coarser one that it refines is not.
    kept = [date for date in found if not any(other != date and other.startswith(date) for other in found)]
    return tuple(dict.fromkeys(kept))


def _in_folders(segments: list[str], place: int) -> list[str]:
    """ "2017", "06", "14" or "2017", "jun", "14" or "2017-06", "14" or "2017", "0614" from this folder on."""
    here, after = segments[place], segments[place + 1 : place + 3]
    if match := re.fullmatch(r"((?:19|20)\d\d)[-_]?(0[1-9]|1[0-2])", here):
        if after and re.fullmatch(r"[0-3]?\d", after[0]) and (day := _day(match[1], match[2], after[0])):
            return [day]
        return [f"{match[1]}-{match[2]}"] if "-" in here and place + 1 < len(segments) else []
    if not re.fullmatch(r"(?:19|20)\d\d", here) or not after:
        return []
    if match := re.fullmatch(r"([01]\d)([0-3]\d)(?:-.*)?", after[0]):
        day = _day(here, match[1], match[2])
        return [day] if day else []
    month = MONTH_WORDS.get(after[0].lower()) or (int(after[0]) if re.fullmatch(r"[01]?\d", after[0]) else 0)
    if not 1 <= month <= 12 or len(after) < 2:
        return []
    if match := re.fullmatch(r"([0-3]?\d)(?:st|nd|rd|th)?", after[1]):
        day = _day(here, str(month), match[1])
        # A last number need not be a day: "/2015/Dec/34" is the thirty-fourth message of its month.
        if day and len(segments) > place + 3 or day and not after[0].isalpha():
            return [day or ""]
    return [f"{here}-{month:02}"]


def _in_segment(segment: str) -> list[str]:
    """ "2017-06-14-title", "title-20170614.html", "t20170614_1234.html"."""
    found = []
    for match in _SEGMENT_DAY.finditer(segment):
        day = _day(match[1], match[3], match[4])
        if day and not re.search(r"(?:cve|sp|rfc|kb|ms|aa|no|id|vu|ver|version|v)[-_.]?$", segment[: match.start(1)], re.IGNORECASE):
            found.append(day)
    return found


def _day(year: str, month: str, day: str) -> str | None:
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= days_in_month(int(year), int(month)):
        return None
    return f"{year}-{int(month):02}-{int(day):02}"
