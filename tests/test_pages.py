"""What a reader finds on the pages, shown on the sample: a ship that was late, told by two papers and a log."""

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from commands import SAMPLE, run


@pytest.fixture(scope="module")
def site(sample_site: Path) -> Path:
    return sample_site


def words(site: Path, path: str) -> str:
    """The text of a page, tags gone and blanks as one."""
    text = re.sub(r"<[^>]*>", " ", (site / path).read_text(encoding="utf-8"))
    return " ".join(html.unescape(text).split())


def source(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_a_backlink_stands_under_the_reverse_label_of_its_relation(site: Path) -> None:
    page = source(site, "weapons/halcyon.html")
    assert re.search(r'<h3 id="from-captains">Captains.*?href="../actors/ada-quill.html', page, re.DOTALL)


def test_a_backlink_shows_its_sentence_marked_and_leads_to_the_paragraph(site: Path) -> None:
    page = source(site, "weapons/halcyon.html")
    assert 'Captain Quill says that the <mark>Halcyon</mark> came "two days late".' in html.unescape(page)
    assert 'href="../sources/harbour-wire.html#p1"' in page


def test_a_link_without_words_reads_as_a_title_in_the_sentence(site: Path) -> None:
    assert "The log is named by the Halcyon held at the mouth of the river" in words(
        site, "sources/harbour-wire.html"
    )


def test_citations_are_one_numbered_list_that_leads_to_the_paragraph(site: Path) -> None:
    page = source(site, "weapons/halcyon.html")
    assert page.count('id="ref-1"') == 1 and page.count('id="ref-2"') == 1
    assert 'href="../sources/harbour-wire.html#p1"' in page[page.index('id="ref-1"') :]


def test_a_documents_notes_keep_their_printed_labels(site: Path) -> None:
    page = source(site, "sources/harbour-wire.html")
    labels = re.findall(r'class="note__label"[^>]*>([^<]+)<', page)
    assert labels == ["1", "2", "9"]


def test_our_own_notes_are_letters(site: Path) -> None:
    assert re.findall(r'class="note__label"[^>]*>([^<]+)<', source(site, "actors/ada-quill.html")) == ["a"]


def test_a_finding_stands_beside_its_footnote_with_the_reading_that_would_fit(site: Path) -> None:
    page = source(site, "sources/harbour-wire.html")
    note = page[page.index('id="fn-2"') :]
    assert "A cited date is later than the document" in note[:3000]
    assert "1930" in note[:3000]


def test_a_flag_leads_to_the_page_of_its_finding(site: Path) -> None:
    target = re.search(r'href="\.\./(findings/[^"]+)\.html"', source(site, "sources/harbour-wire.html"))
    assert target and "The places" in words(site, f"{target[1]}.html")


def test_a_claim_is_headed_by_its_question(site: Path) -> None:
    assert "<h1>Was the Halcyon late?</h1>" in source(site, "claims/halcyon-was-late.html")


def test_a_claim_shows_speaker_stance_hedge_words_value_and_origin(site: Path) -> None:
    page = words(site, "claims/halcyon-was-late.html")
    for told in (
        "Ada Quill",
        "says so",
        "says it may be so",
        "perhaps",
        "two days late",
        "Log of the port",
        "not stated",
    ):
        assert told in page, told


def test_a_claim_says_what_the_sources_do_not_establish(site: Path) -> None:
    assert "on which day she was due" in words(site, "claims/halcyon-was-late.html")


def test_a_claim_is_drawn_with_what_its_documents_go_back_to(site: Path) -> None:
    page = source(site, "claims/halcyon-was-late.html")
    drawing = page[page.index('id="stemma-drawing') :]
    assert "Log of the port" in drawing and "not stated" in drawing
    assert "“ Log of the port ” report, 1930 1 document Office of the Harbour Wire" in words(
        site, "claims/halcyon-was-late.html"
    )


def test_the_brief_has_the_words_their_place_and_the_document_in_full(site: Path) -> None:
    page = words(site, "claims/halcyon-was-late.brief.html")
    for told in (
        "Ada Quill : says so",
        "“two days late”",
        "¶1 in a quotation [2]",
        "on which day she was due",
    ):
        assert told in page, told
    assert "no reply has reached us" in page
    assert 'href="halcyon-was-late.brief.html"' in source(site, "claims/halcyon-was-late.html")


def test_dates_that_differ_stand_side_by_side(site: Path) -> None:
    page = words(site, "events/arrival.html")
    assert "10 April 1931" in page and "9 April 1931" in page and "The dates given differ." in page


def test_what_is_withheld_is_said_and_nothing_of_it_shown(site: Path) -> None:
    assert "private persons, named in passing" in words(site, "sources/harbour-wire.html")


def test_a_former_address_leads_on(site: Path) -> None:
    assert "harbour-wire-office.html" in source(site, "actors/wire-office.html")


def test_a_page_says_what_it_was_made_from_where_to_edit_and_how_to_cite_it(site: Path) -> None:
    page = source(site, "actors/ada-quill.html")
    assert "https://example.org/halcyon/edit/main/content/actors/ada-quill.md" in page
    assert "“Ada Quill”, The voyage of the Halcyon, edition of 21 November 2026" in words(
        site, "actors/ada-quill.html"
    )
    assert 'href="mailto:desk@example.org"' in page


def test_what_every_record_may_carry_is_shown(site: Path) -> None:
    page = source(site, "actors/ada-quill.html")
    assert 'href="https://example.org/quill"' in page
    assert '<img src="../static/icon.svg" alt="A mark"' in page
    assert "by a reader on 20 November 2026, against the page" in words(site, "actors/ada-quill.html")


def test_a_site_may_call_a_collection_otherwise(site: Path) -> None:
    assert re.search(r"<h1>Ships\b", source(site, "weapons/index.html"))


def test_the_caveat_travels_with_every_card(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        if "noindex" not in text and "pages/" not in page.as_posix():
            card = re.search(r'property="og:description" content="([^"]*)"', text)
            assert card and "Nothing here is settled." in card[1], page


def test_the_last_change_is_the_repositorys_or_nothing(tmp_path: Path) -> None:
    content = Path(shutil.copytree(SAMPLE, tmp_path / "content"))

    def git(*command: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(tmp_path), *who, *command], check=True, capture_output=True)

    git("init", "-q")
    git("add", "content")
    git("commit", "-qm", "x", "--date", "2025-03-04T00:00:00Z")
    (content / "events" / "arrival.md").write_text(
        (content / "events" / "arrival.md").read_text() + "\nMore [@harbour-wire, ¶1].\n"
    )
    run("build", "--content", content, "--output", tmp_path / "site", "--as-of", "2026-11-21", "--no-cache")
    assert "last changed" in words(tmp_path / "site", "actors/ada-quill.html")
    assert "last changed" not in words(tmp_path / "site", "events/arrival.html")


def test_two_builds_are_equal_byte_for_byte(site: Path, tmp_path: Path) -> None:
    run("build", "--content", SAMPLE, "--output", tmp_path / "site", "--as-of", "2026-11-21", "--jobs", "1")
    files = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    again = {
        p.relative_to(tmp_path / "site"): p.read_bytes()
        for p in (tmp_path / "site").rglob("*")
        if p.is_file()
    }
    assert files == again


def test_a_record_says_how_much_stands_behind_what_is_told_of_it(site: Path) -> None:
    told = "On 2 questions about it: 2 documents, 2 origins named, 2 not stated."
    assert told in words(site, "weapons/halcyon.html")
    assert "It speaks on 4 questions: 2 origins." in words(site, "sources/harbour-wire.html")
    assert "It speaks on" not in words(site, "sources/port-log.html")  # it carries no claim


def test_a_page_marks_what_its_previews_show(site: Path) -> None:
    page = source(site, "sources/harbour-wire.html")
    assert '<p data-preview="kind">Source' in page
    assert re.search(r'data-preview="byline">\s*<dt>Dated</dt>', page)
    assert '<p class="lead" data-preview="text">' in page


# --- documents beside each other ---


def test_the_concordance_says_who_writes_a_name_how_and_where(site: Path) -> None:
    page, text = source(site, "spellings.html"), words(site, "spellings.html")
    assert "Ada Quille transliteration Gazette of the Pilots 1 place: ¶1" in text
    assert "Captain Quill shorter form Office of the Harbour Wire 1 place: ¶1" in text
    assert 'href="sources/pilots-gazette.html#p1">' in page
    assert '<bdi class="concordance__name" lang="ar">أدا كويل</bdi>' in page


def test_a_slip_is_reproduced_apart_from_the_spellings_and_in_no_count_of_them(site: Path) -> None:
    table, near = words(site, "spellings.html").split("Near a known name, as printed")
    assert "Ada Quill 4 spellings in 4 documents" in table and "Qiull" not in table
    assert near.count("Qiull") == 2 and "So much for Ada Qiull and her ship." in near


def test_a_record_and_its_list_lead_to_the_concordance(site: Path) -> None:
    assert 'id="name-ada-quill"' in source(site, "spellings.html")
    assert 'href="../spellings.html#name-ada-quill"' in source(site, "actors/ada-quill.html")
    assert 'href="../spellings.html"' in source(site, "actors/index.html")
    assert 'href="spellings.html"' in source(site, "findings.html")


def test_an_utterance_has_its_apparatus_by_claim_in_each_language(site: Path) -> None:
    text = words(site, "wordings.html")
    assert "Was there a berth for the ship? “The river gave us no berth, none at …” 3 documents" in text
    assert "after “gave us” nothing here A ] [the crew] B none at all, A ] nothing here B" in text
    assert text.index("English Document Words Whose A") < text.index("Arabic Document Words Whose C")
    assert '<q dir="auto" lang="ar">“لم يمنحنا' in source(site, "wordings.html")
    assert "a translation" in text.split("Arabic Document")[1]


def test_the_apparatus_stands_on_the_claim_and_shortly_on_the_documents(site: Path) -> None:
    assert "[the crew] B none at all, A ] nothing here B" in words(site, "claims/no-berth.html")
    page = source(site, "sources/pilots-gazette.html")
    line = words(site, "sources/pilots-gazette.html").split("In other documents’ words")[-1]
    assert "The Northern Echo , المرفأ : word by word" in line and "the crew" not in line
    target = re.search(r'href="\.\./wordings\.html#([^"]+)"', page)
    assert target and f'id="{target[1]}"' in source(site, "wordings.html")
    assert 'href="../wordings.html"' in source(site, "sources/index.html")


def test_nothing_is_compared_where_nothing_differs(tmp_path: Path) -> None:
    content = tmp_path / "content" / "sources"
    content.mkdir(parents=True)
    (tmp_path / "content" / "site.yml").write_text("title: Nothing\n", encoding="utf-8")
    (content / "memo.md").write_text("---\ntitle: Memo\nauthors: [A]\n---\n\nA text.\n", encoding="utf-8")
    made = tmp_path / "site"
    done = run("build", "--content", tmp_path / "content", "--output", made, "--no-cache")
    assert done.status == 0, done.err
    assert not (made / "spellings.html").exists() and not (made / "wordings.html").exists()
    assert "spellings.html" not in source(made, "findings.html")


def test_a_relation_that_the_reported_ties_tell_stands_there_alone_unless_it_has_more_to_say(
    site: Path,
) -> None:
    told = 0
    for file in site.glob("*/*.html"):
        page = file.read_text(encoding="utf-8")
        told += len(re.findall(rf'class="tie-entry" id="tie-{file.stem}-relations-', page))
        if 'class="ties"' in page and 'id="relations"' in page:
            stated = page.split('<h2 id="relations">')[1].split("</section>")[0]
            assert all('</a> <span class="known">' in item for item in stated.split("<li>")[1:]), file
    assert told


def test_who_dates_an_event_is_named_beside_the_date(site: Path) -> None:
    given = [
        item
        for file in (site / "events").glob("*.html")
        for item in re.findall(r'class="dates__by">(.*?)</span></li>', file.read_text(encoding="utf-8"), re.S)
        if 'class="cite"' in item
    ]
    assert given and all(re.match(r"[^<\d].*?<a href=[^>]*>", item) for item in given), given


def test_that_our_copy_prints_no_author_is_said_once_beside_the_others_facts(tmp_path: Path) -> None:
    (tmp_path / "content" / "sources").mkdir(parents=True)
    (tmp_path / "content" / "site.yml").write_text("title: One\n")
    (tmp_path / "content" / "sources" / "memo.md").write_text(
        "---\ntitle: Memo\npublished: 1998-03-03\nauthors: []\ntext: digest\n---\n{p=1}\nIt is short.\n"
    )
    done = run(
        "build", "--content", tmp_path / "content", "--output", tmp_path / "site", "--no-cache", "--no-search"
    )
    assert done.status == 0, done.err
    facts = source(tmp_path / "site", "sources/memo.html").split('<dl class="facts">')[1].split("</dl>")[0]
    assert len(re.findall("no author", facts)) == 1
    assert re.search(r'<a href="\.\./findings/[^"]*">our copy prints no author</a>', facts)
