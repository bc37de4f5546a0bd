"""The cases under data/markdown/: a title, a body, what is read in it; three parts between lines of one dot.

`python tests/markdown_cases.py` writes what is read now into the files: look at the difference before you
commit it. A title that begins with `source: ` is about the body of a source with the id `memo`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "data" / "markdown"


class Case(NamedTuple):
    file: str
    title: str
    body: str
    shown: str

    @property
    def name(self) -> str:
        return f"{self.file}: {self.title}"


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of one file. Raises ValueError for one that is not closed."""
    parts = path.read_text("utf-8").split("\n.\n")
    rest = parts.pop()
    if len(parts) % 3 or rest.strip():
        raise ValueError(f"{path}: a case has three parts, each closed by a line with one dot")
    for at in range(0, len(parts), 3):
        yield Case(path.stem, parts[at].strip(), parts[at + 1] + "\n", parts[at + 2])


def show(case: Case) -> str:
    """What is read in a case's body, one thing a line."""
    from dossier.markdown import read_body
    from dossier.model import CitePiece, LinkPiece, NotePiece, Phrase

    read = read_body(case.body, 1, "memo" if case.title.startswith("source: ") else None)

    def html(phrase: Phrase) -> str:
        parts = []
        for piece in phrase.pieces:
            match piece:
                case str():
                    parts.append(piece)
                case LinkPiece(index, label):
                    link = read.links[index]
                    fragment = f"#{link.fragment}" if link.fragment else ""
                    parts.append(f"⟦{link.target}{fragment}{'|' if label else ''}{label}⟧")
                case CitePiece(first, last):
                    parts.append(f"⟦@{first}:{last}⟧")
                case NotePiece(label, nth):
                    parts.append(f"⟦^{label} {nth}⟧")
        return "".join(parts).rstrip().replace("\n", "⏎")

    lines = []
    for block in read.body.blocks:
        level = str(block.level) if block.level else ""
        lines.append(f"{block.line} {block.kind}{level} {' '.join(block.anchors)}: {html(block.phrase)}")
    for note in read.body.notes:
        place = f"{note.text_place.line}:{note.text_place.column}"
        lines.append(
            f"note {note.label} {note.place.line}:{note.place.column}, words {place}: {html(note.phrase)}"
        )
    for mark in read.body.marks:
        where = f"block {mark.block} offset {mark.offset}"
        lines.append(f"mark {mark.label} {mark.place.line}:{mark.place.column} in {mark.at}, {where}")
    for link in read.links:
        assert link.mention is not None
        fragment = f"#{link.fragment}" if link.fragment else ""
        sentence = f"{link.mention.before}⟨{link.mention.words}⟩{link.mention.after}"
        place = f"{link.place.line}:{link.place.column}"
        lines.append(f"link {place} {link.target}{fragment} in {link.at} {link.anchor}: {sentence!r}")
    for reference in read.references:
        assert reference.mention is not None
        locator = reference.locator
        shown = f" {locator.kind} {locator.first}–{locator.last}" if locator.kind else ""
        words = f" {locator.words!r}" if locator.words else ""
        sentence = f"{reference.mention.before}⟨⟩{reference.mention.after}"
        place = f"{reference.place.line}:{reference.place.column}"
        where = f"{reference.at} {reference.anchor}".rstrip()
        lines.append(f"cite {place} {reference.source}{shown}{words} in {where}: {sentence!r}")
    for quotation in read.body.quotations:
        place = f"{quotation.place.line}:{quotation.place.column}"
        numbers = ", ".join(map(str, quotation.paragraphs))
        lines.append(f"quotation {place} {quotation.text!r} from {quotation.source} ¶{numbers}")
    for mistake in read.mistakes:
        place = f"{mistake.place.line}:{mistake.place.column}"
        severity = f" ({mistake.severity})" if mistake.severity else ""
        against = "".join(f", against {other.line}:{other.column}" for other in mistake.against)
        rule = f"{mistake.rule}{severity}"
        lines.append(
            f"mistake {place} {rule} in {mistake.at}: {mistake.message} {mistake.place.text!r}{against}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    for path in sorted(FOLDER.glob("*.txt")):
        cases = [case._replace(shown=show(case)) for case in read_cases(path)]
        text = "\n".join(f"{case.title}\n.\n{case.body}.\n{case.shown}\n.\n" for case in cases)
        path.write_text(text, "utf-8", newline="\n")
