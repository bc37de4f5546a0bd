"""What the preview alone shows; no published site has any of it."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.views.frame import Chrome


@dataclass(frozen=True, slots=True)
class FileMistake:
    """What is to mend in a file."""

    place: str  #: "content/sources/memo.md:4"; "" where it is in no file
    message: str
    rule: str = ""
    text: str = ""  #: the characters there


@dataclass(frozen=True, slots=True)
class MistakesPage:
    """Lies over the preview while something is to mend; no published site has it."""

    chrome: Chrome
    mistakes: tuple[FileMistake, ...]
    standing: str = ""  #: "The site below is the last one that was whole."
