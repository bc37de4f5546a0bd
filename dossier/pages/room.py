"""Room for pictures: each bears its size, so that nothing below it moves when it comes."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from dossier.markdown.writer import TO_TOP
from dossier.pictures import Size

_DRAWN = re.compile(rf'<img src="{re.escape(TO_TOP)}static/([^"]+)"')


def room(pictures: Mapping[str, Size | None] | None, file: str) -> str:
    """The attributes of a picture's size; "" where it is not known. file: below the folder of pictures."""
    size = (pictures or {}).get(file)
    return f' width="{size[0]}" height="{size[1]}"' if size else ""


def with_room(markup: str, pictures: Mapping[str, Size | None] | None) -> str:
    """Running text, as our writer has made it, with the size of each picture in it."""
    if "<img " not in markup:
        return markup
    return _DRAWN.sub(lambda drawn: drawn[0] + room(pictures, html.unescape(drawn[1])), markup)
