"""Processes that work for another one end with it, however it ends."""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing.connection import wait


def end_with_parent() -> None:
    """To be called in a worker: it ends as soon as the process that started it is gone.

    A pool ends its workers itself, unless it is killed. They would then wait for work for ever, and hold the lock of
    the site, which they have from their parent, against every build to come.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
