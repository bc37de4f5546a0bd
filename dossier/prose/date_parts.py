"""The small parts of a printed date: the day of a month, a year, numbers in words. Each looks at few tokens.

Every function takes a run and the index of a token, and returns what it read with the index of the token
after it; None where nothing of the kind stands there.
"""

from __future__ import annotations

from dossier.prose.date_lexicon import CARDINAL, COUNTED, MONTH, MONTH_WORDS, NUMBER, ORDINAL
from dossier.prose.date_tokens import Run, Token

_JOINED = ("", "-")
_BETWEEN = frozenset(["", ",", ".", ".,", "-", "/", "'", ",'", ".'", ".-", "|"])
_LONG_MONTHS = frozenset(word for word in MONTH_WORDS if len(word) > 4 or word in ("may", "june", "july"))


def is_word(token: Token, *words: str) -> bool:
    """Whether a token is one of these words, and no number."""
    return token.kind != NUMBER and token.word in words


def day_at(run: Run, at: int) -> tuple[int, int] | None:
    """A day of a month: "7", "07", "7th", "seventh", "twenty-first"; 1 to 39, so that "31 June" can be told."""
    token = run.tokens[at]
    if token.kind == NUMBER:
        short = token.end - token.start <= 2 and not token.mark.endswith("'")
        if short and 1 <= token.value <= 39 and not _inside_number(run, token):
            return token.value, at + 1
        return None
    if token.kind == ORDINAL and 1 <= token.value <= 39:
        return token.value, at + 1
    return ordinal_words(run, at)


def ordinal_words(run: Run, at: int) -> tuple[int, int] | None:
    """An ordinal in words: "seventh", "twenty-first"."""
    token, after = run.tokens[at], run.tokens[at + 1]
    if token.kind == ORDINAL:
        return token.value, at + 1
    if token.kind == CARDINAL and token.value in (20, 30) and after.kind == ORDINAL and after.value < 10:
        if after.mark in _JOINED and not after.word[0].isdigit():
            return token.value + after.value, at + 2
    return None


def _inside_number(run: Run, token: Token) -> bool:
    """Whether a number belongs to a longer one: "6,107.31", "$12", "3.5"."""
    text = run.text
    before = text[token.start - 1] if token.start else ""
    if before and before in "$£€¥#+_=\\@&":
        return True
    grouped = before == "," and token.end - token.start == 3
    if (grouped or before in (".", ":")) and token.start > 1 and text[token.start - 2].isdigit():
        return True
    after = text[token.end : token.end + 5]
    if after[:1] == ",":  # groups of three figures; "january12,2016" has none
        return after[1:4].isdigit() and len(after) >= 4 and not after[4:].isdigit()
    return bool(after) and (after[0] in "%°_" or (after[0] == "." and after[1:2].isdigit()))


def year_at(run: Run, at: int, *, short: bool = False) -> tuple[int, int] | None:
    """A year: "1987", "'87", "44 BC", "AD 79", "nineteen eighty-seven"; "87" too where `short` is set.

    Four figures stand for 1000 to 2199. Years BC are astronomical: 44 BC is -43.
    """
    token = run.tokens[at]
    if token.kind == NUMBER:
        return _year_in_figures(run, at, short)
    if is_word(token, "ad") and run.tokens[at + 1].kind == NUMBER and run.tokens[at + 1].value < 2200:
        return run.tokens[at + 1].value, at + 2
    return year_in_words(run, at)


def _year_in_figures(run: Run, at: int, short: bool) -> tuple[int, int] | None:
    token, after = run.tokens[at], run.tokens[at + 1]
    length = token.end - token.start
    if _inside_number(run, token) or (token.start > 1 and run.text[token.start - 2 : token.start] == "--"):
        return None
    if is_word(after, "bc", "bce", "ad", "ce") and after.mark in ("", ".") and length <= 4 and token.value:
        if _is_era(run, after):
            return (1 - token.value if after.word in ("bc", "bce") else token.value), at + 2
    if length == 4 and 1000 <= token.value < 2200:
        return token.value, at + 1
    if length == 2 and (short or token.mark.endswith("'")):
        return century_of(token.value) + token.value, at + 1
    return None


def century_of(two_digits: int) -> int:
    """The century that a year of two figures is first read in: "87" is 1987, "23" is 2023."""
    return 2000 if two_digits < 50 else 1900


def _is_era(run: Run, token: Token) -> bool:
    """An era is printed in capitals, or after "century"."""
    return run.text[token.start : token.end].isupper()


def year_in_words(run: Run, at: int) -> tuple[int, int] | None:
    """A year in words: "nineteen eighty-seven", "nineteen hundred", "two thousand and eighteen", "twenty
    ten".
    """
    token = run.tokens[at]
    if token.kind != CARDINAL:
        return None
    after = run.tokens[at + 1]
    if is_word(after, "thousand") and token.value in (1, 2) and not after.mark:
        return _thousands(run, token.value * 1000, at + 2)
    if token.value not in (16, 17, 18, 19, 20) or after.mark not in _JOINED:
        return None
    if is_word(after, "hundred"):
        rest = _below_hundred(run, _past_and(run, at + 2))
        return (token.value * 100 + rest[0], rest[1]) if rest else (token.value * 100, at + 2)
    rest = _below_hundred(run, at + 1)
    return (token.value * 100 + rest[0], rest[1]) if rest and rest[0] >= 10 else None


def _thousands(run: Run, value: int, at: int) -> tuple[int, int] | None:
    token, after = run.tokens[at], run.tokens[at + 1]
    if token.kind == CARDINAL and token.value < 10 and is_word(after, "hundred") and not token.mark:
        value, at = value + token.value * 100, at + 2
    rest = _below_hundred(run, _past_and(run, at))
    if rest:
        return value + rest[0], rest[1]
    return (value, at) if value == 2000 else None


def _past_and(run: Run, at: int) -> int:
    return at + 1 if is_word(run.tokens[at], "and") and run.tokens[at + 1].kind == CARDINAL else at


def _below_hundred(run: Run, at: int, *, begins: bool = False) -> tuple[int, int] | None:
    """A number in words, 1 to 99: "seven", "eighty", "eighty-seven"."""
    token = run.tokens[at]
    if token.kind != CARDINAL or not token.value or (token.mark not in _JOINED and not begins):
        return None
    after = run.tokens[at + 1]
    if token.value >= 20 and after.kind == CARDINAL and 0 < after.value < 10 and after.mark in _JOINED:
        return token.value + after.value, at + 2
    return token.value, at + 1


def count_at(run: Run, at: int) -> tuple[int, int] | None:
    """How many: "3", "three", "twenty-one", "a", "a couple of", "a few", "several"; a few and several count
    as 3.
    """
    token = run.tokens[at]
    if token.kind == NUMBER:
        small = token.value < 1000 and token.end - token.start <= 3
        return (token.value, at + 1) if small and not _inside_number(run, token) else None
    if is_word(token, "a", "an", "the") and is_word(run.tokens[at + 1], "few", "couple"):
        token, at = run.tokens[at + 1], at + 1
    if is_word(token, "couple"):
        return 2, at + 2 if is_word(run.tokens[at + 1], "of") else at + 1
    if is_word(token, "few", "several"):
        return 3, at + 1
    if is_word(token, "a", "an"):
        return 1, at + 1
    return _below_hundred(run, at, begins=True)


def follows_count(run: Run, token: Token) -> bool:
    """Whether a number is likely to count what stands after it: "2000 pieces", "in 1500 cases", "1900 km"."""
    word, separated = word_after(run.text, token.end)
    if separated or not word:
        return False
    small = word.lower()
    if small in COUNTED:
        return True
    return token.value % 50 == 0 and word.islower() and small.endswith("s") and small not in _NOT_COUNTED


_NOT_COUNTED = frozenset("was is has his its this as us thus does always perhaps onwards afterwards".split())


def word_after(text: str, end: int) -> tuple[str, bool]:
    """The word that follows, and whether anything but spaces stands before it; looks 40 characters far."""
    ahead = text[end : end + 40]
    bare = ahead.lstrip()
    stop = 0
    while stop < len(bare) and bare[stop].isalpha():
        stop += 1
    return bare[:stop], stop == 0 or "\n\n" in ahead[: len(ahead) - len(bare)]


def word_before(text: str, start: int) -> str:
    """The word that stands before, over spaces and one full stop; looks 30 characters back."""
    behind = text[max(0, start - 30) : start].rstrip()
    behind = behind[:-1] if behind.endswith(".") else behind
    stop = len(behind)
    while stop and behind[stop - 1].isalpha():
        stop -= 1
    return behind[stop:]


def holds(run: Run, before: Token, token: Token) -> bool:
    """Whether a token goes with the part of a date before it: a full stop ends a sentence, but not "Oct. 9"."""
    if token.mark not in _BETWEEN:
        return False
    if token.mark.startswith(".") and token.space:
        return before.kind == MONTH and before.word not in _LONG_MONTHS
    return True


def is_time(run: Run, at: int) -> bool:
    token = run.tokens[at]
    return token.mark == ":" and token.kind == NUMBER and not token.space


def year_after(run: Run, before: Token, at: int) -> tuple[int, int] | None:
    """The year that follows day and month: ", 2024", " of 1987", "'23", "-2020", or after a time of day."""
    token = run.tokens[at]
    if is_word(token, "of", "in") and token.mark in ("", ","):
        at += 1
        if is_word(run.tokens[at], "the") and run.tokens[at + 1].word == "year":
            at += 2
        return year_at(run, at, short=token.word == "of")
    if is_word(token, "year") and token.mark in ("", ","):
        return year_at(run, at + 1)
    if _is_hour(run, at):
        at += 3 if is_time(run, at + 2) else 2
        return year_at(run, at) if run.tokens[at].mark == "" and run.tokens[at].kind == NUMBER else None
    if not holds(run, before, token):
        return None
    short = token.kind == NUMBER and token.mark in ("-", "/") and not token.space and before.kind == MONTH
    year = year_at(run, at, short=short)
    if year and token.mark in (",", "") and token.kind == NUMBER and token.value % 50 == 0:
        return None if follows_count(run, token) else year
    return year


def _is_hour(run: Run, at: int) -> bool:
    """Whether "12:00" or "12:00:00" stands there, as between day and year in "Aug 05 12:00:00 2015"."""
    token = run.tokens[at]
    hour = token.kind == NUMBER and token.value < 24 and token.end - token.start <= 2
    return hour and is_time(run, at + 1)
