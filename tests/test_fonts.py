"""The fonts are other people's files: unchanged, and never without their licence."""

import hashlib
from pathlib import Path

FONTS = Path(__file__).parent.parent / "static" / "fonts"


def test_every_font_is_the_file_that_was_copied() -> None:
    listed = dict(reversed(line.split()) for line in (FONTS / "SHA256SUMS").read_text("utf-8").splitlines())
    found = {font.name: hashlib.sha256(font.read_bytes()).hexdigest() for font in FONTS.glob("*.woff2")}
    assert found and found == listed


def test_every_font_lies_beside_its_licence() -> None:
    for font in FONTS.glob("*.woff2"):
        family = font.name.partition("-latin")[0]
        licence = (FONTS / f"OFL-{family}.txt").read_text("utf-8")
        assert licence.startswith("Copyright") and "SIL OPEN FONT LICENSE Version 1.1" in licence, font.name
