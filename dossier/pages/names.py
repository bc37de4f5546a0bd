"""The names of a record on its page: each with who writes it so, those that only we give told apart."""

from __future__ import annotations

from dossier.comparison.spellings import is_ours
from dossier.corpus import Corpus
from dossier.fields import Name
from dossier.heads import Head
from dossier.model import Record
from dossier.pages.sheet import ROOT, Sheet
from dossier.views import Spelling

#: Of a name that no document is known to print: nobody is to take it for a fact that one of them states.
OURS = "added by the editors, so that search finds it; in no document’s words that we hold"

LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
    "he": "Hebrew", "it": "Italian", "ja": "Japanese", "ko": "Korean", "pt": "Portuguese", "ru": "Russian",
    "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def language_words(tag: str) -> str:
    """ "Arabic" of "ar-PS"; a language that we have no word for keeps its tag."""
    return LANGUAGES.get(tag.split("-")[0], tag)


def name_rows(sheet: Sheet, names: tuple[Name, ...]) -> tuple[Spelling, ...]:
    """Every name with who writes it so; nothing where the record is known under its title alone."""
    if all(name.name == sheet.record.title for name in names):
        return ()
    return tuple(
        Spelling(
            name=name.name,
            lang=name.lang,
            language=language_words(name.lang),
            pieces=sheet.text.cite(f"names[{number}].cite"),
            note=_note(sheet, name),
        )
        for number, name in enumerate(names, 1)
    )


def _note(sheet: Sheet, name: Name) -> str:
    if name.shared_with:
        return "shared with " + ", ".join(sheet.edition.link(ROOT, id).text for id in name.shared_with)
    return ours_words(sheet.edition.corpus, sheet.record, name.name)


def ours_words(corpus: Corpus, record: Record[Head], name: str) -> str:
    """What is said beside a name that only we give; "" of every other."""
    return OURS if is_ours(corpus, record, name) else ""
