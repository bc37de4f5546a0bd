#!/usr/bin/env python3
# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "anyio==4.16.0",
#   "bibtexparser==2.1.0",
#   "colorama==0.4.6 ; sys_platform == 'win32'",
#   "idna==3.20",
#   "jinja2==3.1.6",
#   "livereload==2.7.1",
#   "markdown-it-py==4.3.0",
#   "markupsafe==3.0.4",
#   "mdit-py-plugins==0.7.0",
#   "mdurl==0.1.2",
#   "pagefind-bin==1.5.2 ; platform_machine in 'x86_64 AMD64 aarch64 arm64 ARM64' and sys_platform in 'linux darwin win32'",
#   "pylatexenc==2.11",
#   "pypdfium2==5.15.2 ; platform_machine in 'x86_64 AMD64 aarch64 arm64 ARM64' and sys_platform in 'linux darwin win32'",
#   "pyyaml==6.0.3",
#   "rapidfuzz==3.14.6",
#   "selectolax==1.0.2 ; platform_machine in 'x86_64 AMD64 aarch64 arm64 ARM64' and sys_platform in 'linux darwin win32'",
#   "tornado==6.6.1",
#   "tqdm==4.70.1",
#   "typing-extensions==4.16.0 ; python_full_version < '3.15'",
#   "watchfiles==1.3.0",
# ]
# ///
"""The one command: sets up what Dossier needs in .venv, then hands over to `dossier.cli` inside it.

    python3 build.py               makes the site
    python3 build.py test          passes the tests; what follows goes to pytest
    python3 build.py --help        the other commands

The engine stands beside this file, or in engine/ in a dossier that `build.py init` made. Nothing is taken for granted
but Python 3.11. Exit status: the command's own; 2 where the set-up fails.
"""

import os
import sys

# No syntax in this file is younger than Python 3.6: an older Python must get as far as this sentence.
if sys.version_info < (3, 11):
    found = "%d.%d (%s)" % (sys.version_info[0], sys.version_info[1], sys.executable)
    sys.stderr.write("build.py: Dossier needs Python 3.11 or newer; this is Python %s\n" % found)
    sys.exit(2)

ROOT = os.path.dirname(os.path.realpath(__file__))
ENGINE = os.path.join(ROOT, "engine")
if not os.path.isdir(os.path.join(ENGINE, "dossier")):
    ENGINE = ROOT
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(["Scripts", "python.exe"] if sys.platform == "win32" else ["bin", "python"]))
STAMP = os.path.join(VENV, "set-up.txt")  # what is installed, or that a set-up was broken off
LOG = os.path.join(VENV, "set-up.log")
#: What pip and uv print where nobody answers.
NO_ANSWER = ("connection", "name resolution", "timed out", "failed to fetch", "versions: none")
KIND = "%s%s %s\n" % (sys.implementation.cache_tag, getattr(sys, "abiflags", ""), sys.platform)


class SetUpFailed(Exception):
    """Why this machine cannot be set up, in a sentence for the person before it."""


def main(args: list[str]) -> int:
    """Runs a command where its libraries are, installing them first if need be; returns its exit status."""
    testing = args[:1] == ["test"]
    if testing and ENGINE != ROOT:
        sys.stderr.write("build.py: the tests stand with the engine's own sources; 'check' tests a dossier\n")
        return 2
    if "handed-over" not in sys._xoptions:
        try:
            if is_ready(testing) or not already_here(testing):
                set_up(testing)
                return hand_over(args)
        except KeyboardInterrupt:
            return 130
        except (SetUpFailed, OSError, ValueError) as reason:  # venv refuses a path with a colon so
            sys.stderr.write("build.py: Dossier could not set itself up: %s\n" % reason)
            return 2
    if ENGINE not in sys.path:
        sys.path.insert(0, ENGINE)
    if testing:
        import pytest

        os.chdir(ROOT)
        return int(pytest.main(args[1:]))
    from pathlib import Path

    from dossier import cli

    return cli.main(args, Path(ROOT))


def hand_over(args: list[str]) -> int:
    """Starts this file again with .venv's Python; on POSIX in place of this process: signals reach it."""
    command = [PYTHON, "-X", "handed-over", os.path.join(ROOT, "build.py")] + args
    if sys.platform != "win32":
        os.execv(PYTHON, command)
    import subprocess

    child = subprocess.Popen(command)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # the child has it too, and decides
            continue


def read(*names: str) -> str:
    """The text of these files of the engine, one after the other; a missing one is empty."""
    text = ""
    for name in names:
        try:
            with open(os.path.join(ENGINE, name), encoding="utf-8", errors="replace") as file:
                text += file.read()
        except FileNotFoundError:
            continue
    return text


def wanted(testing: bool) -> str:
    """How the stamp must begin: the kind of Python, the pinned libraries, then those for the tests."""
    return KIND + read("requirements.txt", *["requirements-dev.txt"] * testing)


def is_ready(testing: bool) -> bool:
    """Whether .venv holds what is wanted."""
    return os.path.exists(PYTHON) and read(STAMP).startswith(wanted(testing))


def already_here(testing: bool) -> bool:
    """Whether this Python itself holds what is pinned, as under `uv run` or in one's own environment."""
    held = {name.lower() for folder in sys.path if os.path.isdir(folder) for name in os.listdir(folder)}
    pins = [line.split()[0] for line in wanted(testing).splitlines() if "==" in line and " ; " not in line]
    return all(pin.replace("-", "_").replace("==", "-") + ".dist-info" in held for pin in pins)


def set_up(testing: bool) -> None:
    """Installs the pinned libraries into .venv; anew, where a set-up broke off or another Python made it."""
    if is_ready(testing):
        return
    lock = os.open(VENV + ".lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        os.set_inheritable(lock, True)
        hold(lock)
        if is_ready(testing):  # by a call at the same time
            return
        sys.stderr.write("build.py: setting up Python's libraries in .venv, this once …\n")
        if not (os.path.exists(PYTHON) and read(STAMP).startswith(KIND)):
            create()
        stamp("unfinished")
        install("requirements-dev.txt" if testing else "requirements.txt")
        stamp(wanted(testing))
    finally:
        os.close(lock)


def hold(lock: int) -> None:
    """Waits until no other process holds this file, then holds it."""
    if sys.platform != "win32":
        import fcntl

        return fcntl.flock(lock, fcntl.LOCK_EX)
    import msvcrt

    while True:
        try:
            return msvcrt.locking(lock, msvcrt.LK_LOCK, 1)
        except OSError:  # it gives up after ten seconds
            continue


def stamp(text: str) -> None:
    """Replaces the stamp in one step."""
    with open(STAMP + ".new", "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.replace(STAMP + ".new", STAMP)


def create() -> None:
    """Makes .venv anew, with pip in it where Python brings pip along (Debian packs that part separately)."""
    import shutil
    from importlib.util import find_spec

    if not find_spec("venv"):
        raise SetUpFailed("this Python has no module venv (on Debian and Ubuntu: install python3-venv)")
    import venv

    if os.path.isdir(VENV):
        if not (os.path.exists(STAMP) or os.path.exists(os.path.join(VENV, "pyvenv.cfg"))):
            raise SetUpFailed("%s is in the way, and is no virtual environment" % VENV)
        shutil.rmtree(VENV)
    os.mkdir(VENV)
    stamp("unfinished")
    venv.create(VENV, symlinks=sys.platform != "win32")
    if find_spec("ensurepip"):
        run([PYTHON, "-I", "-m", "ensurepip", "--default-pip"])


def install(requirements: str) -> None:
    """Installs what a file pins, with every download checked against its hash."""
    if run(installer() + ["--require-hashes", "-r", os.path.join(ENGINE, requirements)]):
        account = read(LOG).lower()
        lost = any(sign in account for sign in NO_ANSWER)
        why = "no network, or the package index does not answer" if lost else "the installer failed"
        raise SetUpFailed("%s; its account is in %s" % (why, LOG))


def run(command: list[str]) -> int:
    """Runs a command to its end, without what would lead it to other libraries; returns its exit status."""
    import subprocess

    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    with open(LOG, "w", encoding="utf-8") as log:
        # close_fds: the command keeps the lock, so that nobody starts beside it if this process is killed.
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=env, close_fds=False
        ).returncode


def installer() -> list[str]:
    """The beginning of a command that installs into .venv: its own pip, else this Python's, else uv."""
    import shutil
    from importlib.util import find_spec

    pip = ["-m", "pip", "--disable-pip-version-check", "--no-input"]
    if run([PYTHON, "-I", "-c", "import pip"]) == 0:
        return [PYTHON, "-I"] + pip + ["install", "--no-user"]
    if find_spec("pip"):
        return [sys.executable] + pip + ["--python", PYTHON, "install", "--no-user"]
    if shutil.which("uv"):
        return ["uv", "pip", "install", "--python", PYTHON]
    raise SetUpFailed("this Python has no pip (on Debian and Ubuntu: install python3-venv; or install uv)")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
