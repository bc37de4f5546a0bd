"""Strings that would run a script, in every field of every kind of record, opened in a real Chromium.

`python3 -m benchmarks.hardening.injection --collection FILE … [--own N] [--per-site 60] [--seed 1] [--write]`

Each site is built as a draft in spite of its errors, so that messages bear the strings too. Every page of a record
and every list, feed and data file of the site's top is opened with the policy taken out, so that escaping alone must
hold, and some of the rest (a page for every finding, data of every record); then a fifth of all with its policy.
Counted as a fault are a dialog, a call of `ran`, a request that leads out of the site, a policy's objection, and in
the page as the browser has it: a handler, a script or sheet of its own, a frame, an address that runs.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT / "tests")]

from conftest import AS_OF, BROWSER_ARGUMENTS, BROWSERS  # noqa: E402
from playwright.sync_api import Browser, Error, Page, Route, sync_playwright  # noqa: E402

from benchmarks import results  # noqa: E402
from benchmarks.hardening.placing import write_dossier  # noqa: E402
from benchmarks.hardening.strings import collected_strings, own_strings  # noqa: E402
from dossier.cli import main as command  # noqa: E402
from dossier.heads import SHAPES  # noqa: E402

HOME = "http://dossier.test/"  #: what the browser takes the site's address for; its files are given from disk
USED = (
    "search.html",
    "index.html",
    "findings.html",
    "timeline.html",
)  #: pages that are typed into and pointed at
POLICY = b'<meta http-equiv="Content-Security-Policy"'
OPENED = (".html", ".xml", ".json", ".txt", ".bib", ".ris", ".csv", ".svg", ".webmanifest")

#: Runs before anything of a page: takes down what runs, and what the policy would not let run.
WATCH = """
window.__ran = [];
for (const name of ["ran", "alert", "confirm", "prompt", "print"])
  window[name] = (...words) => { window.__ran.push(name + " " + words.join(" ").slice(0, 80)); };
window.XSS = window.ran;
document.addEventListener("securitypolicyviolation", event =>
  window.__ran.push(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""
#: What no page of ours holds, in the tree that the browser made of it.
LOOK = """
() => {
  const found = [...window.__ran];
  for (const each of document.querySelectorAll("*")) {
    const name = each.localName;
    if (["iframe", "frame", "object", "embed", "base", "applet", "marquee", "audio", "video", "style"].includes(name)
        || each.namespaceURI.endsWith("MathML")) found.push(`element ${name}`);
    if (name === "script" && !each.src && !/json/.test(each.type)) found.push("script of its own");
    if (name === "meta" && /refresh/i.test(each.httpEquiv) && !/^0; ?url=[^:]*$/i.test(each.content))
      found.push(`refresh ${each.content}`);
    for (const {name: key, value} of each.attributes) {
      // Room for a preview, set by our own script; no sheet of a file is like it.
      const ours = key === "style" && /^--[a-z-]+: -?[0-9.]+/.test(value);
      if (/^on/i.test(key) || (key === "style" && !ours) || key === "srcdoc" || key === "formaction")
        found.push(`attribute ${key}=${value.slice(0, 60)}`);
      if (["href", "src", "action", "xlink:href", "data", "poster"].includes(key)) {
        let url; try { url = new URL(value, document.baseURI) } catch { continue }
        if (!["http:", "https:", "mailto:", "file:"].includes(url.protocol))
          found.push(`address ${value.slice(0, 80)}`);
        const loads = name !== "link" || /stylesheet|icon|preload|prefetch|manifest/.test(each.rel);
        if (loads && ["script", "img", "link", "image", "use"].includes(name) && url.origin !== location.origin)
            found.push(`${name} from ${url.origin}`);
      }
    }
  }
  return found;
}
"""


@dataclass
class Seen:
    """What was opened, and what acted."""

    pages: int = 0
    files: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    where: dict[str, str] = field(default_factory=dict)  #: the first page of each fault

    def fault(self, what: str, path: str) -> None:
        self.faults[what] += 1
        self.where.setdefault(what, path)


def build(folder: Path, strings: Sequence[str]) -> Path:
    """The site of a dossier that bears these strings, made in spite of its errors."""
    write_dossier(folder / "content", strings)
    words = ["build", "--draft", "--content", str(folder / "content"), "--output", str(folder / "site")]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as told:
        status = command([*words, "--as-of", AS_OF, "--no-cache", "--no-search", "--quiet"])
    if status not in (0, 1) or not (folder / "site" / "index.html").is_file():
        raise SystemExit(f"the site cannot be built: {told.getvalue()[-2000:]}")
    return folder / "site"


def without_policy(site: Path, to: Path) -> Path:
    """A copy of the site whose pages have no policy."""
    shutil.copytree(site, to)
    for page in to.rglob("*.html"):
        page.write_bytes(page.read_bytes().replace(POLICY, b'<meta name="policy-left-out"'))
    return to


def open_all(
    browser: Browser, site: Path, seen: Seen, label: str, *, share: int = 1, used: Sequence[str] = USED
) -> None:
    """Open a site: every page of a record, and of all other pages and files each so-and-so-many-th."""
    context = browser.new_context(accept_downloads=False)
    context.add_init_script(WATCH)
    page = context.new_page()
    now = [""]

    def asked(route: Route) -> None:
        url = urlsplit(route.request.url)
        if url.scheme == "data":
            return route.continue_()
        if f"{url.scheme}://{url.netloc}/" != HOME:
            seen.fault(f"request to {url.scheme}://{url.netloc}", f"{label}: {now[0]}")
            return route.abort()
        file = site / unquote(url.path).lstrip("/")
        if route.request.resource_type in ("font", "stylesheet") or not file.is_file():
            return route.abort()
        return route.fulfill(path=file)

    def dialog(each: Any) -> None:
        seen.fault("dialog", f"{label}: {now[0]}")
        each.dismiss()

    context.route("**/*", asked)
    page.on("dialog", dialog)
    files = sorted(
        path.relative_to(site) for path in site.rglob("*") if path.suffix in OPENED and path.is_file()
    )
    of_records = [path for path in files if _is_of_a_record(path)]
    few = [path for path in files if len(path.parts) == 1]
    rest = sorted(set(files) - set(of_records) - set(few))
    for path in [*of_records[::share], *few, *rest[:: 25 * share]]:
        now[0] = path.as_posix()
        _open(page, now[0], seen, label)
        seen.pages += path.suffix == ".html"
        seen.files += path.suffix != ".html"
    for name in used:
        now[0] = f"{name}, used"
        _use(page, name, seen, label)
    context.close()


def _is_of_a_record(path: Path) -> bool:
    return path.parts[0] in SHAPES and path.suffix == ".html" and not path.name.startswith("old-")


def _open(page: Page, path: str, seen: Seen, label: str) -> None:
    with contextlib.suppress(Error):  # a download
        page.goto(HOME + quote(path), wait_until="load")
    _look(page, path, seen, label)


def _use(page: Page, path: str, seen: Seen, label: str) -> None:
    """Type into what can be typed into, point at links, open what is folded."""
    _open(page, path, seen, label)
    with contextlib.suppress(Error):
        for box in page.locator("input[type=search], input[type=text]").all()[:2]:
            for words in ("ran", "<img", "script", '">'):
                box.fill(words, timeout=2000)
                page.wait_for_timeout(150)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        for link in page.locator("main a[href*='/']").all()[:8]:
            link.hover(timeout=500, force=True)
            page.wait_for_timeout(250)
    _look(page, f"{path}, used", seen, label)


def _look(page: Page, path: str, seen: Seen, label: str) -> None:
    if path.endswith(".txt"):
        return  # the browser's own page round a text
    with contextlib.suppress(Error):
        for what in page.evaluate(LOOK):
            if "style-src" not in what and "font-src" not in what:  # our own sheets are not loaded here
                seen.fault(what, f"{label}: {path}")


def told_outside(folder: Path, browser: Browser, seen: Seen) -> None:
    """The words of `check` for a terminal, the comparison as a comment, and the preview's page of mistakes."""
    from markdown_it import MarkdownIt

    from dossier.dates import Day
    from dossier.preview import Preview
    from dossier.settings import Settings

    content = ["--content", str(folder / "content"), "--as-of", AS_OF, "--no-cache"]
    for words in (["check", *content], ["check", *content, "--format", "github"]):
        out = _said(words)
        for found in re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out):
            seen.fault(f"{' '.join(words[:1] + words[-1:])} prints U+{ord(found):04X}", "on the terminal")
        if "github" in words:
            for line in out.splitlines():
                if line.startswith("::") and not line.startswith(("::error ", "::warning ", "::notice ")):
                    seen.fault("a workflow command of a stranger's", line[:80])
    empty = folder / "before"
    write_dossier(empty, ["plain"], named=False)
    comment = _said(["diff", str(empty), *content, "--format", "markdown"])
    renderer = MarkdownIt("gfm-like", {"html": True, "linkify": False}) if comment else None
    (folder / "told").mkdir()
    html = renderer.render(comment) if renderer else ""
    (folder / "told" / "comment.html").write_text(f"<!doctype html><body>{html}", encoding="utf-8")
    for tag in re.findall(r"<(a|img) [^>]*>", html):
        seen.fault(f"the comment has <{tag}>", "comment.html")
    preview = Preview(
        Settings(
            content=folder / "content",
            output=folder / "nowhere",
            templates=ROOT / "templates",
            static=ROOT / "static",
            cache=None,
            as_of=Day(2026, 11, 21),
            quiet=True,
        )
    )
    preview.rebuild()
    if not preview.mistakes:
        seen.fault("the preview has no page of mistakes", "preview")
    (folder / "told" / "mistakes.html").write_bytes(
        preview.mistakes.replace(POLICY, b'<meta name="left-out"')
    )
    shutil.copytree(ROOT / "static", folder / "told" / "static")
    open_all(browser, folder / "told", seen, "told outside")


def _said(words: Sequence[str]) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()):
        command(list(words))
    return out.getvalue()


def attack(browser: Browser, strings: Sequence[str], folder: Path, seen: Seen) -> None:
    """Build a site of these strings and open it, without its policy and, each fifth page, with it."""
    site = build(folder, strings)
    open_all(browser, without_policy(site, folder / "bare"), seen, "without its policy")
    open_all(browser, site, seen, "with its policy", share=5)
    told_outside(folder, browser, seen)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        raise SystemExit(f"none of {', '.join(BROWSERS)} is on the PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_ARGUMENTS))
        yield browser
        browser.close()


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks.hardening.injection", description=__doc__)
    parser.add_argument("--collection", type=Path, nargs="*", default=[], metavar="FILE")
    parser.add_argument("--own", type=int, default=10**6, help="how many of our own strings")
    parser.add_argument("--per-site", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="put the figures into RESULTS.md")
    options = parser.parse_args(words)
    import random

    collected = list(dict.fromkeys(collected_strings(options.collection)))
    strings = [*own_strings()[: options.own], *collected]
    random.Random(options.seed).shuffle(strings)
    seen, started = Seen(), time.monotonic()
    with chromium() as browser, tempfile.TemporaryDirectory() as scratch:
        for first in range(0, len(strings), options.per_site):
            folder = Path(scratch, str(first))
            attack(browser, strings[first : first + options.per_site], folder, seen)
            shutil.rmtree(folder)
            print(
                f"{first + options.per_site:5} {seen.pages} pages {sum(seen.faults.values())} faults",
                flush=True,
            )
    for what, count in seen.faults.most_common():
        print(f"{count:6} {what}   first in {seen.where[what]}")
    minutes = (time.monotonic() - started) / 60
    told = (
        f"{len(strings)} strings, {len(strings) - len(collected)} of our own, {len(collected)} of public collections "
        f"({', '.join(file.name for file in options.collection) or 'none'}), seed {options.seed}: {seen.pages:,} pages "
        f"and {seen.files:,} feeds and data files opened in Chromium, with the policy and without; "
        f"{sum(seen.faults.values())} faults. {minutes:.0f} minutes."
    )
    print(told)
    if options.write:
        lines = ["    python3 -m benchmarks.hardening.injection", "", told, "", results.machine()]
        results.write("hardening: injection", lines)
    return bool(seen.faults)


if __name__ == "__main__":
    sys.exit(main())
