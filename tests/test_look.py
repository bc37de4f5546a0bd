"""The pages as they are set: what they say, and that they are plain, valid HTML with a stylesheet."""

import gzip
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest

from dossier.render import RenderError, make_renderer, template_name
from dossier.template_code import CompiledTemplates
from dossier.views import AtomFeed, Html, View
from tests.views.colours import contrast, roles
from tests.views.samples import SAMPLES

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))
GOLDEN = ROOT / "tests" / "views" / "golden.txt"

render = make_renderer(TEMPLATES)
PAGES = {path: render(view) for path, view in SAMPLES.items()}


class Seen(HTMLParser):
    """A page as a reader and a browser find it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if "id" in attributes:
            self.ids.add(attributes["id"])

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.words))


def golden() -> list[tuple[str, str]]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" | ", 1) for line in lines if line and not line.startswith("#")]
    return [(path, words) for path, words in pairs]


def css() -> str:
    """All sheets, without comments."""
    return re.sub(
        r"/\*.*?\*/", "", "\n".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS), flags=re.S
    )


# --- templates and views ---


def test_every_view_has_a_template_and_every_template_a_view() -> None:
    pages = {template_name(view) for view in get_args(View)}
    assert {"source.html", "not_found.html"} <= pages
    files = {file.name for file in TEMPLATES.iterdir() if not file.name.startswith(("_", "base."))}
    assert files == pages | {template_name(AtomFeed)}


def test_the_samples_show_every_kind_of_page() -> None:
    assert {type(view) for view in SAMPLES.values()} == set(get_args(View))


def test_every_sample_is_valid_html(tmp_path: Path, validator: Callable[[Path], list[str]]) -> None:
    for path, html in PAGES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(html, encoding="utf-8")
    assert validator(tmp_path) == []


@pytest.mark.parametrize(("path", "words"), golden())
def test_a_page_says_what_it_must(path: str, words: str) -> None:
    assert words in Seen(PAGES[path]).text


def test_printed_labels_stay_as_printed() -> None:
    page = PAGES["sources/interim-report.html"]
    labels = re.findall(r'class="note__label"[^>]*>(.*?)</a>', page)
    assert labels == ["1", "2", "3", "a", "4", "5"]


def test_a_mark_stands_right_behind_its_word_and_its_note_right_behind_the_mark() -> None:
    page = PAGES["sources/interim-report.html"]
    assert re.search(r'spring of 1996,<sup class="mark mark--flagged"><a id="fnref-1"', page)
    assert re.search(
        r'label="Note 1">1</a></sup><span class="note note--flagged" role="note" id="fn-1">', page
    )


def test_the_mention_is_marked_in_its_sentence() -> None:
    assert "first flight of the <mark>Kestrel</mark> in the spring" in PAGES["weapons/kestrel.html"]


def test_a_name_in_another_script_says_its_language_and_keeps_its_direction() -> None:
    page = PAGES["weapons/kestrel.html"]
    assert '<bdi lang="ar">سلاح الحدود</bdi>' in page
    assert '<p class="mentions__sentence" dir="auto" lang="ar">' in page


def test_words_are_escaped_and_markup_of_the_engine_is_not() -> None:
    view = replace(SAMPLES["actors/al-rafi.html"], name="<script>alert(1)</script> & Co", role='"<b>"')
    page = render(replace(view, summary=(Html("<em>set</em>"),)))
    assert "<script>" not in page and "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co" in page
    assert "<em>set</em>" in page


def test_red_is_for_our_own_work_alone() -> None:
    documents, work = PAGES["findings.html"].split('id="work"')
    assert "flag__word--error" in work.split('id="set-aside"')[0]
    assert "--error" not in documents
    assert "flag--error" not in PAGES["sources/interim-report.html"]


@pytest.mark.parametrize("path", SAMPLES)
def test_a_page_has_no_script_and_no_style_of_its_own(path: str) -> None:
    """A script is a file of the site that waits until the page stands; one that changes it may be waited for.

    A block of data runs nowhere.
    """
    seen = Seen(PAGES[path])
    assert not {tag for tag, _ in seen.tags} & {"style", "base", "iframe"}
    scripts = [attributes for tag, attributes in seen.tags if tag == "script"]
    for attributes in scripts:
        if attributes == {"type": "application/ld+json"}:
            continue
        assert set(attributes) - {"blocking"} == {"src", "defer"} and "/static/js/" in f"/{attributes['src']}"
    assert not [name for _, attributes in seen.tags for name in attributes if re.match(r"on|style$", name)]


@pytest.mark.parametrize("path", SAMPLES)
def test_a_page_has_one_heading_and_the_landmarks_and_can_be_skipped_into(path: str) -> None:
    seen = Seen(PAGES[path])
    tags = [tag for tag, _ in seen.tags]
    titles = re.sub(r"<svg.*?</svg>", "", PAGES[path], flags=re.S).count("<title>")
    assert (tags.count("h1"), tags.count("main"), titles) == (1, 1, 1)
    assert {"header", "nav"} <= set(tags)
    assert ("footer" in tags) == (path != "mistakes.html")  # the page over the preview is of no site
    links = [attributes["href"] for tag, attributes in seen.tags if tag == "a"]
    assert links[0] == "#main" and "main" in seen.ids


@pytest.mark.parametrize("path", SAMPLES)
def test_every_link_within_a_page_arrives(path: str) -> None:
    seen = Seen(PAGES[path])
    links = {attributes.get("href", "") for tag, attributes in seen.tags if tag == "a"}
    lost = {link for link in links if link.startswith("#") and unescape(link[1:]) not in seen.ids}
    if path in ("sources/interim-report.html", "sources/long.html", "private/interim-report.html"):
        assert lost == {"#facts"}  # a place that the sample only pretends to have
    else:
        references = {f"#ref-{number}" for number in "123"} | {
            f"#cite-{n}-{m}" for n in "123" for m in "123456"
        }
        assert lost <= references  # samples share one list of references


@pytest.mark.parametrize("path", SAMPLES)
def test_a_page_weighs_at_most_60_kb_with_its_stylesheets(path: str) -> None:
    sheets = sum(len(gzip.compress(sheet.read_bytes())) for sheet in SHEETS)
    assert len(gzip.compress(PAGES[path].encode())) + sheets <= 60_000


def test_the_page_for_missing_addresses_finds_its_stylesheet_at_any_depth() -> None:
    view = SAMPLES["404.html"]
    page = render(replace(view, chrome=replace(view.chrome, root="/some/sub/path/")))
    sheets = [
        attributes["href"] for tag, attributes in Seen(page).tags if attributes.get("rel") == "stylesheet"
    ]
    assert sheets and all(sheet.startswith("/some/sub/path/static/css/") for sheet in sheets)


def test_a_former_address_leads_on() -> None:
    refresh = [a for tag, a in Seen(PAGES["sources/moved.html"]).tags if a.get("http-equiv") == "refresh"]
    assert [a["content"] for a in refresh] == ["0; url=interim-report.html"]


# --- a developer's mistakes ---


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("<h1>\n{{ view.nothing }}</h1>", 2, "nothing"),
        ("\n\n{% for x in %}", 3, "Expected"),
        ("{% include 'lost.html' %}", 1, "lost.html"),
        ("\n{{ view.places + 1 }}", 2, "TypeError"),
    ],
)
def test_a_mistake_in_a_template_is_named_with_its_line(
    tmp_path: Path, template: str, line: int, words: str
) -> None:
    (tmp_path / "not_found.html").write_text(template)
    with pytest.raises(RenderError, match=words) as caught:
        make_renderer(tmp_path)(SAMPLES["404.html"])
    assert (caught.value.template, caught.value.line) == ("not_found.html", line)


def test_a_mistake_in_a_shared_part_is_named_there(tmp_path: Path) -> None:
    (tmp_path / "_parts.html").write_text("{% macro part(view) %}\n\n{{ view.nothing }}\n{% endmacro %}")
    (tmp_path / "not_found.html").write_text('{% import "_parts.html" as parts %}\n{{ parts.part(view) }}')
    with pytest.raises(RenderError, match=r"_parts\.html:3: .*nothing"):
        make_renderer(tmp_path)(SAMPLES["404.html"])


def test_a_view_without_a_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match=r"not_found\.html"):
        make_renderer(tmp_path)(SAMPLES["404.html"])


# --- the stylesheets ---


def test_what_every_page_loads_is_light() -> None:
    """The sheets of every page; a kind of page that needs more links a sheet of its own."""
    common = {"base.css", "components.css", "print.css"}
    assert sum(len(sheet.read_bytes()) for sheet in SHEETS if sheet.name in common) <= 28_500
    for extra in (*SHEETS, *(ROOT / "static" / "js").glob("*.js")):
        assert extra.name in common or len(extra.read_bytes()) <= 8_000, extra.name


def test_every_script_says_what_the_page_does_without_it() -> None:
    for script in (ROOT / "static" / "js").glob("*.js"):
        assert "without" in script.read_text(encoding="utf-8").split("*/", 1)[0].lower(), script.name


def test_rules_stand_in_layers_without_ids_or_force() -> None:
    assert not re.search(r"!\s*important", css())
    assert not re.search(r"#[a-zA-Z][\w-]*\s*[{,:>]", re.sub(r"#[0-9a-f]{3,6}\b", "", css()))
    outside = re.sub(r"@layer [\w, ]+;|@font-face \{[^}]*\}", "", css())
    depth, loose = 0, ""
    for character in outside:
        depth += (character == "{") - (character == "}")
        loose += character if depth == 0 else ""
    assert re.sub(r"@layer \w+|[}\s]", "", loose) == ""


def test_colours_are_named_by_their_role_only() -> None:
    for sheet in SHEETS:
        for line in sheet.read_text(encoding="utf-8").splitlines():
            if re.search(r"#[0-9a-f]{3,6}\b|rgb|hsl|oklch", line):
                assert re.match(r"\s+--[a-z-]+: ", line), f"{sheet.name}: {line.strip()}"


def test_every_class_of_the_stylesheets_is_in_use() -> None:
    used = {
        name
        for html in PAGES.values()
        for names in re.findall(r'class="([^"]*)"', html)
        for name in names.split()
    }
    for script in (ROOT / "static" / "js").glob("*.js"):  # what a script adds to the page
        used |= set(re.findall(r"[\w-]+", script.read_text(encoding="utf-8")))
    named = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"@font-face \{[^}]*\}", "", css())))
    scripts = "".join(script.read_text(encoding="utf-8") for script in (ROOT / "static" / "js").glob("*.js"))
    used |= set(re.findall(r'"([a-z][\w-]*)"', scripts))
    unseen = {name for name in named - used if not name.startswith(("moment--", "dates__one--"))}
    assert unseen == set()


@pytest.mark.parametrize("time", [0, 1], ids=["day", "night"])
def test_words_stand_out_from_every_ground(time: int) -> None:
    colours = {name: pair[time] for name, pair in roles(css().split("prefers-contrast")[0]).items()}
    assert len(colours) >= 18
    grounds = [name for name in colours if name.endswith("paper") or name in ("raised", "mark")]
    for ground in grounds:
        assert contrast(colours["ink"], colours[ground]) >= 7, f"ink on {ground}"
        assert contrast(colours["ink-soft"], colours[ground]) >= 4.5, f"soft ink on {ground}"
        assert contrast(colours["link"], colours[ground]) >= 4.5, f"link on {ground}"
        assert contrast(colours["visited"], colours[ground]) >= 4.5, f"visited link on {ground}"
    for role in ("note", "warning", "explained", "error"):
        assert contrast(colours[role], colours[f"{role}-paper"]) >= 4.5, role
        assert contrast(colours[role], colours["paper"]) >= 4.5, role
    for ground in ("paper", "raised"):
        assert contrast(colours["edge"], colours[ground]) >= 3, f"edge on {ground}"


def test_templates_that_were_compiled_before_are_not_compiled_again_and_a_damaged_cache_is_not_believed(
    tmp_path: Path,
) -> None:
    fresh = make_renderer(TEMPLATES, tmp_path)(SAMPLES["404.html"])
    kept = tmp_path / CompiledTemplates.NAME
    whole = kept.read_bytes()
    again = CompiledTemplates(tmp_path, (TEMPLATES,))
    assert len(again.codes) == len(list(TEMPLATES.iterdir()))
    kept.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert CompiledTemplates(tmp_path, (TEMPLATES,)).codes == {}
    assert make_renderer(TEMPLATES, tmp_path)(SAMPLES["404.html"]) == fresh
    assert kept.read_bytes() == whole
