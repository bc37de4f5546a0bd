"""Two folders change names in one step, where the system can: nobody finds a moment without the one or the other."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_HERE = -100  #: AT_FDCWD: paths are as this process sees them
_SWAP = 2  #: RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def exchange(one: Path, other: Path) -> bool:
    """Give each the other's name; whether that could be done. Where not, both are as they were.

    Linux can on its own file systems, macOS on APFS; network folders, overlays and Windows cannot.
    Source: renameat2(2); renamex_np(2).
    """
    import ctypes  # takes its time, and only a build that changes something swaps

    a, b = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(library.renamex_np(a, b, _SWAP) == 0)
        return bool(library.renameat2(_HERE, a, _HERE, b, _SWAP) == 0)
    except (AttributeError, OSError, TypeError):  # a system without it
        return False
