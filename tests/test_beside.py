"""The pages on which documents stand beside each other do not grow with the corpus, and every link to them arrives."""

from rule_fixtures import corpus_of

from dossier.pages.beside import beside


def actors(number: int) -> dict[str, str]:
    """So many actors, each printed in two ways by one full text; ids and names are in one order."""
    names = [f"Ada {chr(65 + n // 26)}{chr(97 + n % 26)}ndel" for n in range(number)]
    files = {
        f"actors/a{n:03}.md": f"---\nname: {name}\nnames: [{{name: {name.replace('Ada', 'Adah')}}}]\n---\n"
        for n, name in enumerate(names)
    }
    said = "\n\n".join(
        f"{{p={n + 1}}}\nThen {name} met {name.replace('Ada', 'Adah')}." for n, name in enumerate(names)
    )
    return {**files, "sources/memo.md": f"---\ntitle: Memo\ntext: full\n---\n{said}\n"}


def test_a_short_concordance_is_one_page() -> None:
    made = beside(corpus_of(actors(3)))
    assert set(made.name_paths.values()) == {"spellings.html"} and len(made.name_parts) == 1


def test_a_long_concordance_has_several_pages_that_hold_every_name_once() -> None:
    made = beside(corpus_of(actors(200)))
    held = [bearer.record.id for part in made.name_parts for bearer in part]
    assert len(made.name_parts) > 1 and len(held) == len(set(held)) == 200
    for number, part in enumerate(made.name_parts, 1):
        path = "spellings.html" if number == 1 else f"spellings-{number}.html"
        assert {made.name_paths[bearer.record.id] for bearer in part} == {path}


def said(id: str, claim: str, words: str, language: str = "en") -> str:
    quote = f'{{text: "{words}", words_of: speaker, utterance: {claim}-words}}'
    entry = f"  - {{claim: {claim}, said_by: Ada, at: 1, quote: {quote}, origin: self}}\n"
    return f"---\ntitle: {id}\nlanguage: {language}\ntext: digest\nassertions:\n{entry}---\n{{p=1}}\nShe spoke.\n"


def test_utterances_stand_by_the_question_they_bear_on_whatever_document_is_first() -> None:
    files = {
        "claims/late.md": "---\nquestion: Was it late?\nclaim: It was late.\n---\n",
        "claims/far.md": "---\nquestion: How far was it?\nclaim: It was far.\n---\n",
        "sources/a.md": said("a", "late", "the old boat came in long after dark"),
        "sources/b.md": said("b", "late", "the old ship came in long after dark"),
        "sources/c.md": said("c", "far", "nobody rows beyond the outer wall"),
        "sources/d.md": said("d", "far", "niemand rudert über die Mauer hinaus", "de"),
        "sources/e.md": said("e", "far", "niemand rudert hinter die Mauer hinaus", "de"),
    }
    made = beside(corpus_of(files))
    (part,) = made.spoken_parts
    assert [each.claim for each in part] == ["far", "late"]
    german, english = part[0].versions
    assert [len(german.utterance.wordings), len(english.utterance.wordings)] == [2, 1]
    assert german.language == "de" and german.utterance.differing
    assert set(made.by_source) == set("abcde") and set(made.spoken_paths.values()) == {"wordings.html"}


def test_words_in_two_languages_are_one_utterance_only_where_a_record_says_so() -> None:
    other = said("d", "far", "niemand rudert über die Mauer hinaus", "de").replace("far-words", "other")
    files = {
        "claims/far.md": "---\nquestion: How far was it?\nclaim: It was far.\n---\n",
        "sources/c.md": said("c", "far", "nobody rows beyond the outer wall"),
        "sources/d.md": other,
    }
    assert beside(corpus_of(files)).spoken_parts == ()
