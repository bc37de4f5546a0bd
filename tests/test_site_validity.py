"""Every page of the site is valid HTML, by the W3C's own checker."""

from collections.abc import Callable
from pathlib import Path


def test_every_page_of_the_site_is_valid_html(
    built_site: Path, validator: Callable[[Path], list[str]]
) -> None:
    assert validator(built_site) == []
