"""The date that a web address states of its page: "/2017/06/14/title", "/2017/06/", "/title-20170614.html".

Stamps of archives, folders of uploads and other files, versions, numbers and the years of conferences are no
such dates; a month in an address is a month.
"""

import re
from urllib.parse import parse_qsl, urlsplit

from dossier.dates.days import days_in_month
from dossier.patterns import regex
from dossier.prose.date_lexicon import MONTH_WORDS

#: "web.archive.org/web/20170614123456/", "archive.ph/2017.06.14-123456/": what precedes the address kept.
_STAMP = regex(
    r"^(?:https?://)?[^/?#]{4,80}/(?:[^/?#]{1,40}/){0,3}"
    r"(?P<stamp>\d{4,14}|\d{4}\.\d\d\.\d\d-\d{6}|\*)(?:[a-z]{2}_)?\*?/(?=https?:/|www\.)",
    re.IGNORECASE,
)
_FOLDER = regex(
    r"wp-content|uploads?|files?|sites|images?|img|imgs|media|assets?|documents?|docs|downloads?|attachments?|storage"
    r"|static|photos?|pictures?|pics|pdfs?|cdn|cache|thumbs?|dam|binaries|resources|tags?|tree|blob|raw|plugins|themes"
    r"|versions?|v\d+|rfc|cve|standards?|conference\w*|conf|slides|presentations?|proceedings|papers?|workshops?|summit"
    r"|schedule|agenda|program(?:me)?s?|editions?|api|stable|data|hubfs|events?",
    re.IGNORECASE,
)
_FILE = regex(r"\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|gz|ashx|txt|epub|rtf|xml|json)$", re.IGNORECASE)
_PICTURE = regex(r"\.(?:jpe?g|png|gif|svg|webp|tiff?|mp[34]|mov|avi|webm)$", re.IGNORECASE)
_YEAR = regex(r"(?:19|20)\d\d")
_DAY_IN_NAME = regex(r"(?<![\d.])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?![\d]|\.\d|[-_]\d)")
_NUMBERED = regex(r"(?:cve|sp|rfc|kb|ms|aa|no|id|vu|ver|version|v|isbn|doi)[-_.]?$", re.IGNORECASE)
_DATE_KEYS = frozenset({"date", "pubdate", "published"})


def url_date(url: str) -> tuple[str, ...]:
    """The dates that an address states of its own page, as EDTF: most have none, few more than one.

    Of a copy in an archive, those of the address that was kept.
    """
    try:
        parts = urlsplit(without_archive(url.strip()))
    except ValueError:
        return ()
    segments = [segment for segment in parts.path.split("/") if segment][:40]
    if not segments or _PICTURE.search(segments[-1]) or _is_stored(segments):
        return ()
    found: list[str] = []
    for place, segment in enumerate(segments):
        if not _FILE.search(segments[-1]):  # "/2016/07/report.pdf" lies in a folder of uploads too
            found += _in_folders(segments, place)
        found += _in_name(segment)
    for key, value in parse_qsl(parts.query)[:40]:
        found += _in_name(value) if key.lower() in _DATE_KEYS else []
    # A date that another one refines is the same statement, less exactly made.
    kept = [date for date in found if not any(date != other and other.startswith(date) for other in found)]
    return tuple(dict.fromkeys(kept))


def without_archive(url: str) -> str:
    """The address that an archive's address keeps a copy of; any other address as it is, with a scheme."""
    for _ in range(3):  # a copy of a copy
        if (match := _STAMP.match(url)) is None:
            break
        url = url[match.end() :]
    return url if "://" in url[:10] else f"http://{url}"


def archive_date(url: str) -> str | None:
    """The day that an archive's address states for its copy: "/web/20170614123456/https://…" → 2017-06-14."""
    match = _STAMP.match(url.strip())
    digits = re.sub(r"\D", "", match["stamp"])[:8] if match else ""
    return _day(digits[:4], digits[4:6], digits[6:]) if len(digits) == 8 else None


def _is_stored(segments: list[str]) -> bool:
    """Whether a path has a dated folder for files: "/wp-content/uploads/2019/10/", "/files/2019-03/"."""
    return any(
        _FOLDER.fullmatch(folder) is not None and _YEAR.match(inner) is not None
        for folder, inner in zip(segments, segments[1:], strict=False)
    )


def _in_folders(segments: list[str], place: int) -> list[str]:
    """ "2017/06/14", "2017/jun/14", "2017-06/14", "201706/14", "2017/0614", "2017/06" from this folder on."""
    here, after = segments[place], [*segments[place + 1 : place + 3], "", ""]
    if match := re.fullmatch(r"((?:19|20)\d\d)[-_]?(0[1-9]|1[0-2])", here):
        day = _day(match[1], match[2], after[0])
        return [day] if day else [f"{match[1]}-{match[2]}"] if "-" in here and after[0] else []
    if match := re.fullmatch(r"((?:19|20)\d\d)[-_]([A-Za-z]{3,9})", here):  # a mailing list's "2018-July"
        listed = MONTH_WORDS.get(match[2].lower())
        return [f"{match[1]}-{listed:02}"] if listed else []
    if not _YEAR.fullmatch(here):
        return []
    if match := re.fullmatch(r"([01]\d)([0-3]\d)(?:-.*)?", after[0]):
        day = _day(here, match[1], match[2])
        return [day] if day else []
    named = MONTH_WORDS.get(after[0].lower())
    month = named or (int(after[0]) if re.fullmatch(r"[01]?\d", after[0]) else 0)
    if not 1 <= month <= 12:
        return []
    day = _day(here, str(month), re.sub(r"(?:st|nd|rd|th)$", "", after[1]))
    # "/2015/Dec/28" can be the twenty-eighth message of its month: a list's, with nothing behind it.
    if day and (not named or len(segments) > place + 3):
        return [day]
    return [f"{here}-{month:02}"] if named or len(after[0]) == 2 else []


def _in_name(segment: str) -> list[str]:
    """ "2017-06-14-title", "title-20170614.html", "t20170614_1234.html"."""
    days = [
        _day(match[1], match[3], match[4])
        for match in _DAY_IN_NAME.finditer(segment[:300])
        if not _NUMBERED.search(segment[: match.start()])
    ]
    return [day for day in days if day]


def _day(year: str, month: str, day: str) -> str | None:
    """An ISO day; None where the words are no figures, or the calendar has no such day."""
    if not (re.fullmatch(r"[0-9]{1,2}", month) and re.fullmatch(r"[0-9]{1,2}", day)):
        return None
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= days_in_month(int(year), int(month)):
        return None
    return f"{year}-{int(month):02}-{int(day):02}"
