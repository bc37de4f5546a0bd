"""What the tests lean on must not fail silently: a skip that nobody sees is a test that nobody has."""

import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PROBE = "def test_something(FIXTURE):\n    assert FIXTURE\n"
EACH = [
    ("captures", "captures"),
    ("testsets", "captures"),
    ("browser", "browser"),
    ("validator", "validator"),
]


@pytest.fixture
def bare(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """These fixtures on a machine that has nothing that they ask for."""
    pytester.makeconftest((TESTS / "conftest.py").read_text("utf-8"))
    pytester.path.joinpath("serving.py").write_text((TESTS / "serving.py").read_text("utf-8"), "utf-8")
    monkeypatch.setenv("PATH", str(pytester.path))
    monkeypatch.setenv("DOSSIER_SHARED", str(pytester.path))
    monkeypatch.setenv("CI", "true")
    monkeypatch.delenv("DOSSIER_REQUIRE", raising=False)
    return pytester


def probe(pytester: pytest.Pytester, fixture: str) -> pytest.RunResult:
    pytester.makepyfile(PROBE.replace("FIXTURE", fixture))
    return pytester.runpytest_subprocess("-ra", "-p", "no:cacheprovider")


@pytest.mark.parametrize(("fixture", "need"), EACH)
def test_what_is_not_there_is_skipped_with_the_reason(bare: pytest.Pytester, fixture: str, need: str) -> None:
    result = probe(bare, fixture)
    result.assert_outcomes(skipped=1)
    result.stdout.re_match_lines([r"SKIPPED .*(no \*\.|on the PATH|not installed)"])


@pytest.mark.parametrize(("fixture", "need"), EACH)
def test_what_is_required_and_not_there_fails(
    bare: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, fixture: str, need: str
) -> None:
    monkeypatch.setenv("DOSSIER_REQUIRE", f" {need} ,")
    result = probe(bare, fixture)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([f"*DOSSIER_REQUIRE asks for {need}*"])


def test_what_others_require_decides_nothing(bare: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_REQUIRE", "browser,validator")
    probe(bare, "captures").assert_outcomes(skipped=1)


def test_a_misspelt_requirement_is_refused(bare: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_REQUIRE", "browsers")
    result = probe(bare, "captures")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*DOSSIER_REQUIRE has ?'browsers'?; allowed are*"])


def test_the_validator_reports_page_line_and_fault(
    validator: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    page = tmp_path / "two words" / "page.html"
    page.parent.mkdir()
    page.write_text("<!doctype html><html lang=en><title>T</title>\n<p id=a><p id=a>", "utf-8")
    assert validator(tmp_path) == ["two words/page.html:2: Duplicate ID “a”."]


def test_the_validator_refuses_a_folder_without_pages(
    validator: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="holds no page"):
        validator(tmp_path)


def test_a_folder_is_served_below_its_path_and_nowhere_else(
    serve_at: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("outside", "utf-8")
    site = tmp_path / "site"
    (site / "empty").mkdir(parents=True)
    (site / "index.html").write_text("home", "utf-8")
    (site / "404.html").write_text("lost", "utf-8")
    address = serve_at(site, "/some/sub/path/")
    host = address.removesuffix("some/sub/path/")
    assert fetch(address) == (200, "home")
    for lost in ("nothing.html", "index", "empty/", "../secret.txt", "%2e%2e/secret.txt"):
        assert fetch(address + lost) == (404, "lost"), lost
    for outside in ("", "index.html", "some/sub/", "some/sub/path"):
        assert fetch(host + outside)[0] == 404, outside


def fetch(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
