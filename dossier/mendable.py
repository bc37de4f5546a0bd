"""What a person can mend, and no fault of the program."""

from __future__ import annotations


class Mendable(Exception):
    """Something outside the records is off. The message names the place, and what would mend it."""
