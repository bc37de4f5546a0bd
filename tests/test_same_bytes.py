"""One commit is the same site, byte for byte, wherever it is built."""

import os
from pathlib import Path

import pytest
from commands import SAMPLE

from benchmarks.hardening.same_bytes import MACHINES, compare

#: The other machines, each alone, are tried by the command; here all that differs differs at once.
HERE = (
    "the first",
    "two processes",
    "a cache, first",
    "the same cache, again",
    "no language",
    "another folder",
)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no rights of new files, and no process is forked")
def test_machines_that_differ_make_the_same_site(tmp_path: Path) -> None:
    machines = [machine for machine in MACHINES if machine.what in HERE]
    assert len(machines) == len(HERE)
    files = {files for _, files in compare(SAMPLE, tmp_path, machines)}
    assert len(files) == 1 and min(files) > 100
