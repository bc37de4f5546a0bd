"""What the tests lean on: outside material, a browser, an HTML checker, the site itself, a server.

What a machine lacks is skipped, with the reason. DOSSIER_REQUIRE turns such a skip into a failure: a list,
with commas, of `browser`, `validator` and `captures` (the test sets too). Nothing else does, CI neither:
a public clone has no captures. DOSSIER_SHARED names the folder that holds captures/ and testsets/; by default
that is ../shared.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import unquote

import hypothesis
import pytest
from serving import ServedFolder

try:
    import fcntl
except ImportError:  # on Windows each process makes its own, one after the other
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
NEEDS = frozenset({"browser", "validator", "captures"})
VNU = ROOT / "tests" / "node" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
#: The first that is there. The shell is Chromium without its windows: it opens a page in a quarter of the time.
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
BROWSER_ARGUMENTS = (
    "--no-sandbox",  # root, as in a container, gets no sandbox
    "--disable-gpu",
    "--disable-dev-shm-usage",  # containers have a small /dev/shm
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",  # the shell sets type by the pixel else, and a PDF loses its blanks
)
AS_OF = "2026-11-21"  #: the day that "future" is measured from, so that a test passes next year too
BASE_URL = "https://example.org/some/sub/path/"  #: the address that the built site is given

# Shared machines stall: a slow example says nothing. In CI the examples are the same each time.
hypothesis.settings.register_profile("dossier", deadline=None, print_blob=True)
hypothesis.settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True)
hypothesis.settings.load_profile("dossier")

Lacking = Callable[[str, str], NoReturn]
MadeOnce = Callable[[str, Callable[[Path], None]], Path]


def pytest_configure(config: pytest.Config) -> None:
    """Refuses a word in DOSSIER_REQUIRE that nothing answers to: it would silently require nothing."""
    unknown = required() - NEEDS
    if unknown:
        raise pytest.UsageError(f"DOSSIER_REQUIRE has {sorted(unknown)}; allowed are {sorted(NEEDS)}")


def required() -> frozenset[str]:
    """What must be there on this machine."""
    words = os.environ.get("DOSSIER_REQUIRE", "").split(",")
    return frozenset(word.strip() for word in words if word.strip())


@pytest.fixture(scope="session")
def lacking() -> Lacking:
    """Ends the test for want of something: `lacking("browser", "there is no Chromium")`."""

    def end(need: str, reason: str) -> NoReturn:
        if need not in NEEDS:
            raise ValueError(f"{need!r} is none of {sorted(NEEDS)}")
        if need in required():
            pytest.fail(f"{reason}, and DOSSIER_REQUIRE asks for {need}", pytrace=False)
        pytest.skip(reason)

    return end


def shared(folder: str, pattern: str, lacking: Lacking) -> Path:
    """A folder of outside material beside the project."""
    place = Path(os.environ.get("DOSSIER_SHARED") or ROOT.parent / "shared") / folder
    if not any(place.glob(pattern)):
        lacking("captures", f"no {pattern} in {place}, which is no part of the project")
    return place


@pytest.fixture(scope="session")
def captures(lacking: Lacking) -> Path:
    """The folder with the private full texts of the documents."""
    return shared("captures", "*.txt", lacking)


@pytest.fixture(scope="session")
def testsets(lacking: Lacking) -> Path:
    """The folder with other people's test material."""
    return shared("testsets", "*.jsonl", lacking)


@pytest.fixture(scope="session")
def browser(lacking: Lacking) -> "Iterator[Browser]":
    """A headless Chromium, the machine's own; one for all tests."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lacking("browser", "playwright is not installed (build.py test installs it)")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        lacking("browser", f"none of {', '.join(BROWSERS)} is on the PATH")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(BROWSER_ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A fresh page, with no cookie, cache or storage of another test."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def validator(lacking: Lacking) -> Callable[[Path], list[str]]:
    """Checks every page below a folder as HTML: `validator(folder)` → ["sources/a.html:3: Duplicate ID"]."""
    if not shutil.which("java"):
        lacking("validator", "java is not on the PATH")
    if not VNU.is_file():
        lacking("validator", "vnu-jar is not installed (cd tests/node && npm ci --ignore-scripts)")

    def check(folder: Path) -> list[str]:
        if not any(folder.rglob("*.html")):
            raise ValueError(f"{folder} holds no page to check")
        options = ["--errors-only", "--skip-non-html", "--format", "json"]
        quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # it ends before better code would pay
        command = ["java", "-Xss8m", *quick, "-jar", str(VNU), *options, str(folder.resolve())]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=900)
        if not done.stderr.startswith("{"):
            raise RuntimeError(f"vnu-jar gave no answer: {done.stderr[:500]}")
        faults = []
        for fault in json.loads(done.stderr)["messages"]:
            path = unquote(fault.get("url", "?")).removeprefix("file:").removeprefix(f"{folder.resolve()}/")
            faults.append(f"{path}:{fault.get('lastLine', '?')}: {fault['message']}")
        return faults

    return check


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """A folder that all processes of a run share: `made_once("sample", build)` is made by whoever asks first.

    The others wait for it. No test may change what is in it. Where its making fails, each who asks tries, and fails.
    """
    base = tmp_path_factory.getbasetemp()
    together = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder, done = together / f"once-{name}", together / f"once-{name}.done"
        with (together / f"once-{name}.lock").open("ab") as lock:
            if fcntl is not None:
                fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return made


def build(site: Path, *words: str, may_fail: bool = False) -> None:
    """Builds a site from nothing, by the command, in a process of its own."""
    run = "import sys; from dossier.cli import main; sys.exit(main(sys.argv[1:]))"
    options = ["--output", str(site), "--as-of", AS_OF, "--no-cache", *words]
    command = [sys.executable, "-c", run, "build", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    if done.returncode and not (may_fail and done.returncode == 1):
        said = f"{done.stdout}{done.stderr}"
        pytest.fail(f"the site cannot be built (exit {done.returncode})\n{said}", pytrace=False)


@pytest.fixture(scope="session")
def built_site(made_once: MadeOnce) -> Path:
    """The project's own site."""
    return made_once("own", lambda folder: build(folder / "site", "--base-url", BASE_URL)) / "site"


@pytest.fixture(scope="session")
def sample_site(made_once: MadeOnce) -> Path:
    """The sample of tests/sample as a site: small, with every kind of page."""
    content = ROOT / "tests" / "sample" / "content"
    return made_once("sample", lambda folder: build(folder / "site", "--content", str(content))) / "site"


@pytest.fixture(scope="session")
def large_site(testsets: Path, made_once: MadeOnce) -> Path:
    """ATT&CK v10.1 as a site: about a thousand records, with errors in them."""

    def make(folder: Path) -> None:
        with tarfile.open(testsets / "attack-v10.1-content.tar.gz") as archive:
            archive.extractall(folder / "content", filter="data")
        build(folder / "site", "--content", str(folder / "content"), "--draft", may_fail=True)

    return made_once("large", make) / "site"


@pytest.fixture
def serve_at() -> Iterator[Callable[..., str]]:
    """Serves a folder below a path, to this machine alone: `serve_at(folder, "/sub/path/")` → its address."""
    served: list[ServedFolder] = []

    def serve(folder: Path, prefix: str = "/some/sub/path/") -> str:
        served.append(ServedFolder(folder, prefix))
        return served[-1].address

    yield serve
    for folder in served:
        folder.close()
