"""build.py on machines with nothing but Python: real virtual environments, from wheels made here."""

import ast
import base64
import hashlib
import os
import re
import runpy
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = (ROOT / "build.py").read_text("utf-8")
PYTHON = getattr(sys, "_base_executable", sys.executable)  # not the environment that the tests run in
COMMAND_LINE = """
import os, sys, time
import tiny
def main(words, home):
    assert os.path.isfile(home / "build.py")
    print("arguments", words, "tiny", tiny.VERSION, "in", sys.prefix)
    if words == ["wait"]:
        sys.stdout.flush()
        time.sleep(30)
    return int(words[0]) if words and words[0].isdigit() else 0
"""
RUNNER = "def main(words): print('tests', words); return 5"
NO_NETWORK = {
    "PIP_NO_INDEX": "0",
    "PIP_INDEX_URL": "http://127.0.0.1:9/",
    "PIP_FIND_LINKS": "",
    "PIP_RETRIES": "0",
}

# Debian packs ensurepip, venv and pip one by one; here a Python that has them does not find them.
HIDING = """
import importlib.util, os
find = importlib.util.find_spec
hidden = os.environ.get("HIDDEN", "").split()
importlib.util.find_spec = lambda name, *rest: None if name in hidden else find(name, *rest)
"""


class Clone:
    """A folder as somebody would have cloned it, with a set of wheels that stands for the index."""

    def __init__(self, place: Path) -> None:
        self.folder = place.resolve() / "a clone"
        self.wheels = place / "wheels"
        self.venv = self.folder / ".venv"
        for folder in (self.folder / "dossier", self.wheels, place / "home"):
            folder.mkdir(parents=True)
        (self.folder / "build.py").write_text(SOURCE, "utf-8")
        (self.folder / "dossier" / "__init__.py").touch()
        (self.folder / "dossier" / "cli.py").write_text(COMMAND_LINE, "utf-8")
        self.pin("1.0")
        (place / "home" / "sitecustomize.py").write_text(HIDING, "utf-8")
        self.env = {
            "PATH": os.defpath,
            "HOME": str(place / "home"),
            "PYTHONPATH": str(place / "home"),
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": self.wheels.as_uri(),
        }

    def pin(self, version: str) -> None:
        """Makes the wheels of this version, and has the requirements ask for them."""
        tiny = make_wheel(self.wheels, "tiny", version, f"VERSION = {version!r}")
        runner = make_wheel(self.wheels, "pytest", version, RUNNER)
        (self.folder / "requirements.txt").write_text(tiny, "utf-8")
        (self.folder / "requirements-dev.txt").write_text(tiny + runner, "utf-8")

    def command(self, *words: str) -> list[str]:
        return [PYTHON, str(self.folder / "build.py"), *words]

    def run(self, *words: str, **env: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            self.command(*words), env=self.env | env, cwd="/", capture_output=True, text=True, timeout=300
        )

    def start(self, *words: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            self.command(*words),
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )


def make_wheel(folder: Path, name: str, version: str, source: str) -> str:
    """Writes the smallest wheel that pip installs; returns its line for a file of requirements."""
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": source,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = [f"{path},sha256={urlsafe_sha256(text)},{len(text)}" for path, text in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*rows, f"{info}/RECORD,,", ""])
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in files.items():
            archive.writestr(zipfile.ZipInfo(path), text)
    return f"{name}=={version} \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def urlsafe_sha256(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


@pytest.fixture
def quick(clone: Clone) -> Clone:
    """A clone whose set-up takes a second, not four: it does without ensurepip where Python has another pip."""
    if subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0:
        clone.env["HIDDEN"] = "ensurepip"
    return clone


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """A clone whose first call has been made."""
    clone = Clone(tmp_path_factory.mktemp("ready"))
    first = clone.run("7", "two words")
    assert first.returncode == 7, first.stderr
    assert first.stdout == f"arguments ['7', 'two words'] tiny 1.0 in {clone.venv}\n"
    assert first.stderr.startswith("build.py: setting up") and first.stderr.count("\n") == 1
    return clone


def test_the_second_call_sets_nothing_up(ready: Clone) -> None:
    before = (ready.venv / "set-up.txt").stat().st_mtime_ns
    second = ready.run("3")
    assert (second.returncode, second.stderr) == (3, "")
    assert (ready.venv / "set-up.txt").stat().st_mtime_ns == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes in another way")
def test_a_signal_reaches_the_command_itself(ready: Clone) -> None:
    process = ready.start("wait")
    assert process.stdout and process.stdout.readline().startswith("arguments ['wait']")
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=120)
    assert process.returncode == -signal.SIGTERM


def test_the_tests_bring_their_own_libraries_and_pass_on_words_and_status(ready: Clone) -> None:
    done = ready.run("test", "-k", "some name")
    assert (done.returncode, done.stdout) == (5, "tests ['-k', 'some name']\n"), done.stderr
    assert ready.run("0").stderr == "", "the command needs no new set-up once the tests have theirs"
    assert ready.run("test").stderr == ""


def test_changed_requirements_are_installed(quick: Clone) -> None:
    assert " tiny 1.0 " in quick.run().stdout
    quick.pin("1.1")
    changed = quick.run()
    assert " tiny 1.1 " in changed.stdout and "setting up" in changed.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes in another way")
@pytest.mark.parametrize("whole", [True, False], ids=["with its installer", "and its installer goes on"])
def test_a_killed_set_up_is_finished_by_the_next_call(clone: Clone, whole: bool) -> None:
    process = clone.start()
    stamp = clone.venv / "set-up.txt"
    wait_until(stamp.exists)
    assert stamp.read_text("utf-8") == "unfinished"
    time.sleep(0.5)
    (os.killpg if whole else os.kill)(process.pid, signal.SIGKILL)
    process.wait()
    next_call = clone.run("4")
    assert next_call.returncode == 4, next_call.stderr
    assert "unfinished" not in stamp.read_text("utf-8")


def test_two_first_calls_at_once_both_succeed(quick: Clone) -> None:
    calls = [quick.start("1"), quick.start("2")]
    said = [call.communicate(timeout=300) for call in calls]
    assert [call.returncode for call in calls] == [1, 2], said
    assert sum("setting up" in errors for _, errors in said) == 1, "the one that waited installs nothing"


def test_without_a_network_one_sentence_says_so(quick: Clone) -> None:
    done = quick.run(**NO_NETWORK)
    assert done.returncode == 2
    assert "no network" in last_line(done.stderr) and "Traceback" not in done.stderr
    assert quick.run("4").returncode == 4, "the next call, with a network, finishes it"


def test_a_download_with_another_hash_is_refused(quick: Clone) -> None:
    lock = quick.folder / "requirements.txt"
    lock.write_text(re.sub("sha256:....", "sha256:0000", lock.read_text("utf-8")), "utf-8")
    done = quick.run()
    assert done.returncode == 2 and "the installer failed" in done.stderr
    assert "do not match the hashes" in (quick.venv / "set-up.log").read_text("utf-8").lower()


@pytest.mark.parametrize(("hidden", "sentence"), [("venv", "no module venv"), ("ensurepip pip", "no pip")])
def test_a_python_without_its_parts_is_told_which_package_to_install(
    clone: Clone, hidden: str, sentence: str
) -> None:
    done = clone.run(HIDDEN=hidden, PATH="/nowhere")
    assert done.returncode == 2
    assert sentence in last_line(done.stderr) and "install python3-venv" in done.stderr


def test_a_python_without_ensurepip_uses_its_own_pip(quick: Clone) -> None:
    if "HIDDEN" not in quick.env:
        pytest.skip(f"{PYTHON} has no pip of its own")
    done = quick.run()
    assert done.returncode == 0, done.stderr
    assert not list(quick.venv.rglob("site-packages/pip"))


def test_libraries_that_are_there_already_are_used_as_they_are(clone: Clone, tmp_path: Path) -> None:
    with zipfile.ZipFile(clone.wheels / "tiny-1.0-py3-none-any.whl") as wheel:
        wheel.extractall(tmp_path / "own")
    done = clone.run("6", PYTHONPATH=str(tmp_path / "own"))
    assert (done.returncode, done.stderr) == (6, "")
    assert not clone.venv.exists()


def test_a_link_to_the_file_leads_to_its_folder(ready: Clone, tmp_path: Path) -> None:
    link = tmp_path / "dossier"
    link.symlink_to(ready.folder / "build.py")
    done = subprocess.run(
        [PYTHON, str(link), "3"], env=ready.env, capture_output=True, text=True, timeout=300
    )
    assert (done.returncode, done.stderr) == (3, "")


def test_a_dossier_of_ones_own_has_its_engine_in_a_folder(tmp_path: Path) -> None:
    clone = Clone(tmp_path)
    engine = clone.folder / "engine"
    engine.mkdir()
    for name in ("dossier", "requirements.txt", "requirements-dev.txt"):
        (clone.folder / name).rename(engine / name)
    done = clone.run("4")
    assert (done.returncode, clone.venv.is_dir()) == (4, True)
    tests = clone.run("test")
    assert tests.returncode == 2 and "'check' tests a dossier" in tests.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no folder there has a colon in its name")
def test_a_folder_in_which_no_environment_can_be_is_refused_in_a_sentence(tmp_path: Path) -> None:
    done = Clone(tmp_path / "with:colon").run()
    assert done.returncode == 2 and "PATH separator" in last_line(done.stderr)
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_no_virtual_environment_is_left_alone(clone: Clone) -> None:
    clone.venv.mkdir()
    (clone.venv / "precious").touch()
    done = clone.run()
    assert done.returncode == 2 and "is in the way" in done.stderr
    assert (clone.venv / "precious").exists()


def test_a_python_that_is_too_old_reads_the_file_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ast.parse(SOURCE, feature_version=(3, 6))
    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "build.py"))
    assert ended.value.code == 2
    assert "needs Python 3.11 or newer; this is Python 3.9" in capsys.readouterr().err


def last_line(text: str) -> str:
    return text.rstrip("\n").rpartition("\n")[2]


def wait_until(reached: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)
