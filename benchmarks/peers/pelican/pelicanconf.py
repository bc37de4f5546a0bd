"""Pages alone, with a table of backlinks that is made once; what was read is cached."""

from pelican import signals

SITENAME = "The ledger of the fleet"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "output"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PAGE_PATHS = ["pages"]
ARTICLE_PATHS = ["articles"]
STATIC_PATHS: list[str] = []
PATH_METADATA = r"pages/(?P<kind>[^/]+)/.*"
SLUGIFY_SOURCE = "basename"
PAGE_URL = "{kind}/{slug}.html"
PAGE_SAVE_AS = "{kind}/{slug}.html"
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ARCHIVES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
THEME = "theme"
THEME_STATIC_PATHS: list[str] = []
MARKDOWN = {"extensions": ["markdown.extensions.footnotes"], "output_format": "html5"}
CACHE_CONTENT = LOAD_CONTENT_CACHE = True


def add_backlinks(generator):  # type: ignore[no-untyped-def]
    to: dict[str, list[object]] = {}
    for page in generator.pages:
        for id in getattr(page, "links", "").split(", "):
            to.setdefault(id, []).append(page)
    for page in generator.pages:
        page.backlinks = to.get(page.slug, [])


signals.page_generator_finalized.connect(add_backlinks)
