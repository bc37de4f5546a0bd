"""A concordance of names, and utterances of two, of twelve and of Arabic wordings."""

from __future__ import annotations

from dataclasses import replace

from dossier.comparison.wordings import Utterance
from dossier.pages.apparatus import common, line, stretches
from dossier.pages.wordings import KEY
from dossier.prose.collation import align, collate
from dossier.prose.variants import partings
from dossier.views import (
    Apparatus,
    Link,
    NameGroup,
    NameTable,
    NavItem,
    NearRow,
    OtherWords,
    Sentence,
    Siglum,
    SpellingRow,
    SpellingsPage,
    SpellingUse,
    UtteranceEntry,
    Witness,
    WordingGroup,
    WordingsPage,
)
from tests.views.frame import chrome

WIRE = Link("Harbour Wire, 9 May 1998", "sources/column.html")
REPORT = Link("Office of Technical Review", "sources/interim-report.html")
CABLE = Link("Embassy cable 4471", "sources/cable.html")


def places(document: Link, *words: str) -> SpellingUse:
    """A use at these places of a document."""
    links = tuple(
        Link(word, f"{document.href}#{word.replace('¶', 'p')}" if word[0] == "¶" else document.href)
        for word in words
    )
    return SpellingUse(document, f"{len(words)} place{'s' if len(words) > 1 else ''}", links)


AL_RAFI = NameTable(
    "name-al-rafi",
    Link("Salim al-Rafi", "actors/al-rafi.html"),
    "Actors",
    "5 spellings in 3 documents",
    (
        SpellingRow(
            "Salim al-Rafi",
            "the record’s own name",
            "the record’s own name",
            (places(CABLE, "¶2", "¶3"), places(REPORT, "¶4")),
            own=True,
        ),
        SpellingRow(
            "Selim Al-Rafii",
            "transliteration",
            "transliteration",
            (
                replace(
                    places(WIRE, "¶3", "¶5", "headline"),
                    sentence=Sentence(
                        Link("¶3", "sources/column.html#p3"), "“The engineer ", "Selim Al-Rafii", " laughed”"
                    ),
                ),
            ),
        ),
        SpellingRow(
            "Salim Al Rafi", "hyphen, capitals and the like", "hyphen and capitals", (places(REPORT, "¶7"),)
        ),
        SpellingRow("Rafii", "transliteration", "transliteration of “Rafi”", (places(WIRE, "¶9"),)),
        SpellingRow(
            "Selim the Engineer",
            "another name",
            "another name",
            (places(WIRE, "¶11"),),
            note="not among the names that the record lists",
        ),
        SpellingRow(
            "سليم الرافعي",
            "another script",
            "in Arabic letters",
            unused="in no document’s words that we hold",
            lang="ar",
            language="Arabic",
        ),
        SpellingRow(
            "살림 알라피", "another script", "in Hangul", (places(CABLE, "¶9"),), lang="ko", language="Korean"
        ),
    ),
)
KESTREL = NameTable(
    "name-kestrel",
    Link("Kestrel", "weapons/kestrel.html"),
    "Weapons",
    "2 spellings in 1 document",
    (
        SpellingRow(
            "Kestrel", "the record’s own name", "the record’s own name", (places(REPORT, "¶1"),), own=True
        ),
        SpellingRow("KST", "abbreviation", "abbreviation", (places(REPORT, "¶2"),)),
    ),
)
SPELLINGS = SpellingsPage(
    chrome("Names and their spellings"),
    "Names and their spellings",
    "Who writes a name how, document by document. What is printed is reproduced, never mended.",
    (
        NameGroup("Spelt in several ways", "spelt", "Documents differ in letters.", "1 name", (AL_RAFI,)),
        NameGroup("Abbreviations and other names", "named", "Several names.", "1 name", (KESTREL,)),
    ),
    (
        NearRow(
            "near-1",
            "KTS",
            places(WIRE, "¶4"),
            Link("Kestrel", "weapons/kestrel.html"),
            "KST",
            "letters changed places",
            "near the name, as printed",
            "Weapons",
            Link("the finding", "findings.html"),
        ),
    ),
    "1 wording",
    "Counted are paragraphs, not how often a spelling stands in each.",
)
EMPTY_SPELLINGS = SpellingsPage(
    chrome("Names and their spellings"),
    "Names and their spellings",
    "Who writes a name how.",
    (),
    empty="Every name is printed in one way alone.",
)


def apparatus(
    id: str, texts: tuple[str, ...], *, lang: str = "", language: str = "", told: str = ""
) -> Apparatus:
    """As the engine makes it, of invented witnesses."""
    utterance = Utterance((), "", collate(texts))
    first = 14 if lang else 0
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[first:]
    outlets = ("Harbour Wire", "Office of Technical Review", "Evening Post of Halden", "جريدة المرفأ")
    sigla = tuple(
        Siglum(letters[n], f"#{id}-{first + n}", f"{outlets[n % 4]}, {n + 1} May 1998")
        for n in range(len(texts))
    )
    return Apparatus(
        tuple(
            Witness(
                Link(outlets[n % 4], "sources/column.html"),
                Link(f"¶{n + 2}", f"sources/column.html#p{n + 2}"),
                tuple(stretches(utterance, n)),
                "a translation by the Embassy in Halden"
                if n % 3 == 1
                else ""
                if n % 3
                else "the speaker’s words",
                lang,
                f"{id}-{first + n}",
                letters[n],
                f"{n + 1} May 1998",
            )
            for n in range(len(texts))
        ),
        common(utterance),
        tuple(line(parting, sigla) for parting in partings(align(texts))),
        told,
        language,
        lang,
    )


TWO = UtteranceEntry(
    "said-boat",
    "It passed the second [marker] boat, and …",
    (Link("Salim al-Rafi", "actors/al-rafi.html"),),
    "2 documents",
    ("Embassy in Halden", "Office of Technical Review"),
    (
        apparatus(
            "said-boat",
            (
                "It passed the second [marker] boat, and went on",
                "It passed another boat and perhaps went on […] for an hour",
            ),
            told="B is a translation.",
        ),
    ),
)
PART = "on the old chart that nobody but the harbour master had ever seen or asked for since the war"
TWELVE = UtteranceEntry(
    "said-bird",
    "We never saw the bird go beyond the …",
    (Link("a retired engineer"), Link("Salim al-Rafi", "actors/al-rafi.html")),
    "12 documents",
    ("Harbour Wire", "Evening Post of Halden"),
    (
        apparatus(
            "said-bird",
            (
                f"We never saw the bird go beyond the harbour wall {PART}",
                f"We never saw the bird fly beyond the harbour wall {PART}",
                "We hardly ever saw the bird go beyond the [outer] harbour wall",
                "never saw the bird go past the harbour wall … had ever seen",
                "We never saw that bird go beyond the wall",
                "We never saw the bird go beyond the harbour wall, not once",
                f"I never saw the bird go beyond the harbour wall {PART}",
                "the bird never went beyond the harbour wall [of Halden, as it then was]",
                "We never saw the bird go beyond the harbour wall",
                "we never saw the bird go beyond the harbour wall in all those years",
                "We never saw the bird [the Kestrel] go beyond the harbour wall",
                "We did not see the bird go beyond the harbour wall",
            ),
            told="Read against A. B, E, H and K are translations.",
            language="English",
        ),
        apparatus(
            "said-bird",
            (
                "لم نر الطائر يتجاوز جدار الميناء قط",
                "لم نر ذلك الطائر يتجاوز جدار الميناء [القديم] قط",
                "لم نر الطائر يعبر جدار الميناء",
            ),
            lang="ar",
            language="Arabic",
            told="Read against O.",
        ),
    ),
)
HEBREW = UtteranceEntry(
    "said-chart",
    "הייתי רוצה לראות את המפה",
    (),
    "2 documents",
    ("Harbour Wire",),
    (
        apparatus(
            "said-chart",
            ("הייתי רוצה לראות את המפה", "הייתי רוצה לראות את המפה [הישנה] בעצמי"),
            lang="he",
            language="Hebrew",
        ),
    ),
    lang="he",
)
WORDINGS = WordingsPage(
    chrome("One utterance in different words"),
    "One utterance in different words",
    "What several documents quote, word by word.",
    "3 utterances",
    (
        WordingGroup(Link("How far did the Kestrel fly?", "claims/range.html"), "on-range", (TWO, TWELVE)),
        WordingGroup(Link("On no question of this site"), "on-none", (HEBREW,)),
    ),
    KEY,
    parts=(
        NavItem("How far did the Kestrel fly? – Of what was it made?", "wordings.html", "page"),
        NavItem("Where was it seen? – On no question of this site", "wordings-2.html"),
    ),
)
EMPTY_WORDINGS = WordingsPage(
    chrome("One utterance in different words"),
    "One utterance in different words",
    "What several documents quote.",
    "0 utterances",
    (),
    empty="No utterance is printed in different words.",
)
ON_A_CLAIM = replace(TWO, whole=Link("All utterances in different words", "../wordings.html#said-boat"))
OTHER_WORDS = (
    OtherWords(
        Link("¶6", "#p6"),
        TWO.apparatus[0].witnesses[1].stretches,
        (Link("Embassy in Halden", "cable.html"), Link("Harbour Wire", "column.html")),
        Link("word by word", "../wordings.html#said-boat"),
    ),
    OtherWords(
        Link(""),
        HEBREW.apparatus[0].witnesses[1].stretches,
        (Link("Harbour Wire", "column.html"),),
        Link("word by word", "../wordings.html#said-chart"),
        "he",
    ),
)
