"""How much of anything a dossier may have: what strangers write is read within these bounds, in time and memory.

What is longer, deeper or more is told with its file and the bound; it is never cut without a word. How much of a
thing a page *shows* stands with the page, and patterns of letters (`{0,200}`) are bounded where they are written:
tests/test_patterns_bounded.py holds every one of them to linear time.
"""

# Files
RECORD_BYTES = 2_000_000  #: of a record's file or site.yml; a book of 300 pages has a third of it
LOCK_BYTES = 100_000_000  #: of the receipts; a thousand captures make some ten million
STATIC_BYTES = 2_000_000  #: of a file under static/: everybody who opens the page loads it
CAPTURE_BYTES = 8 * 1024 * 1024  #: of a private text, more than the longest novels have
CAPTURE_LINE = (
    1_000_000  #: characters of one line of it: more is no paragraph, and rules would read it for minutes
)
TABLE_BYTES = 200_000_000  #: of a table that is imported; a hundred thousand assertions are a fifth of it
TABLE_CELL = 100_000  #: characters of one of its cells

# Front matter
HEAD_CHARACTERS = 1_000_000
HEAD_DEPTH = 20  #: lists and mappings inside each other
MISTAKES = 200  #: told of one file; whoever reads the list has stopped before
FIELD_PARAGRAPHS = 10_000  #: that one field may name
LAST_PARAGRAPH = 999_999  #: the highest number that a paragraph may have; a slip is further off
DATE_CHARACTERS = 200  #: a longer text is no date
VALUE_LINES = 200  #: of a value, in which the place of a link or mistake is looked for
VALUE_CHARACTERS = 20_000  #: of a value, likewise
VALUE_TIMES = 100  #: how often the same words may stand before that place

# Body
MARKS = 20_000  #: links, citations and footnote marks of one record; each makes a line on some page
BODY_DEPTH = 24  #: quotes, lists and brackets inside one another
RANGE_PARAGRAPHS = 1_000  #: of one range; a slip such as ¶1-99999 would otherwise be counted out
LABEL_CHARACTERS = 1_000  #: of a link's words; the search for "]]" goes no further

# A drawing (SVG)
SVG_DEPTH = 64  #: elements inside each other
SVG_ELEMENTS = 20_000
