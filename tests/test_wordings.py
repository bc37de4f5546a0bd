"""Which quotations are one utterance is found in time that grows with their number, not with its square."""

from growth import grows_in_proportion
from rule_fixtures import corpus_of

from dossier.comparison.wordings import utterances
from dossier.corpus import Corpus
from dossier.pages.apparatus import stretches


def source(number: int, lines: list[str]) -> tuple[str, str]:
    return f"sources/memo-{number}.md", f"---\ntitle: Memo {number}\n---\n{{p=1}}\n" + "\n".join(lines) + "\n"


def of_one_formula(documents: int) -> Corpus:
    said = ["the lamps along the whole quay were lit before sunrise"] * 3
    files = dict(
        source(number, [f"“{text} for crew {number} and boat {n}.”" for n, text in enumerate(said)])
        for number in range(documents)
    )
    return corpus_of(files)


def test_a_formula_of_many_documents_does_not_take_long() -> None:
    grows_in_proportion(utterances, of_one_formula, 25)


def test_an_utterance_keeps_every_document_that_prints_it() -> None:
    corpus = corpus_of(
        dict(
            source(number, [f"She said “the old pilots never came back to the northern quay{end}”."])
            for number, end in enumerate(("", " at all", ", as ever"))
        )
    )
    (utterance,), unread = utterances(corpus)
    assert unread == 0 and utterance.documents == 3
    assert not utterance.apparatus[0].differs


def test_words_in_another_language_are_counted_as_not_read() -> None:
    path, text = source(1, ["Sie sagte „die alten Lotsen kamen nie zurück“."])
    found, unread = utterances(corpus_of({path: text.replace("title:", "language: de\ntitle:")}))
    assert found == () and unread == 1


def test_the_page_of_a_claim_sets_every_wording_to_the_character() -> None:
    ends = ("", " at [all of] once", ", as ever …")
    corpus = corpus_of(
        dict(
            source(number, [f"She said “the old pilots {word} came back to the northern quay{end}”."])
            for number, (word, end) in enumerate(zip(("never", "[hardly] ever", "seldom"), ends, strict=True))
        )
    )
    ((utterance, *_), _) = utterances(corpus)
    assert len(utterance.wordings) == 3 and utterance.differing
    for number, wording in enumerate(utterance.wordings):
        set_ = tuple(stretches(utterance, number))
        assert "".join(stretch.text for stretch in set_) == wording.text
        inserted = [each.text.strip() for each in set_ if each.inserted]
        assert inserted == (["[hardly]", "[all of]"] if "[" in wording.text else [])
