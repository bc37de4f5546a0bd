"""Runs a command of build.py as a person would, in a process of its own."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "sample" / "content"


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str


def run(*words: str | Path, text: str | bytes = b"") -> Done:
    """`run("check", "--content", folder)`; text goes to its standard input."""
    program = "import sys; from dossier.cli import main; sys.exit(main(sys.argv[1:]))"
    given = text.encode() if isinstance(text, str) else text
    command = [sys.executable, "-c", program, *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, input=given, capture_output=True, timeout=600)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
