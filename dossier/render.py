"""View → HTML, by Jinja templates that see the view and nothing else.

A view's class names its template: `SourcePage` is set by source.html, `NotFoundPage` by not_found.html,
`AtomFeed` by atom.xml. XML is escaped like HTML: the five characters mean the same in both.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from dossier.mendable import Mendable
from dossier.template_code import CompiledTemplates, ViewCode
from dossier.views import AtomFeed, Chrome, View

#: Nothing but the site's own files. `file:` lets a page read from disk reach its stylesheet and fonts in
#: browsers where 'self' does not cover them; on the web it matches nothing. No script stands in a page itself.
_POLICY = {
    "default-src": "'none'",
    "script-src": "'self' file:",
    "connect-src": "'self'",
    "style-src": "'self' file:",
    "font-src": "'self' file:",
    "img-src": "'self' data: file:",
    "base-uri": "'none'",
    "form-action": "'self' file:",
}

ENGINES = (
    "engine"  #: before the name of a template: the engine's own, where a dossier has another of that name
)

Render = Callable[[View | AtomFeed], str]

_WORD_START = re.compile(r"(?<=[a-z])(?=[A-Z])")


class RenderError(Mendable):
    """A template is at fault: which one, at which line, and what it asked for."""

    def __init__(self, template: str, line: int | None, what: str) -> None:
        place = template if line is None else f"{template}:{line}"
        super().__init__(f"{place}: {what}")
        self.template = template
        self.line = line
        self.what = what

    def __reduce__(self) -> tuple[type[RenderError], tuple[str, int | None, str]]:
        return RenderError, (self.template, self.line, self.what)  # it may come from another process


def content_security_policy(*, wasm: bool) -> str:
    """What a page may load and run. wasm: WebAssembly of the site's own too, as the search engine is."""
    policy = _POLICY | ({"script-src": f"{_POLICY['script-src']} 'wasm-unsafe-eval'"} if wasm else {})
    return "; ".join(f"{name} {sources}" for name, sources in policy.items())


def template_name(view: type[View | AtomFeed]) -> str:
    """The template that sets views of this class: SourcePage → "source.html", AtomFeed → "atom.xml"."""
    name, ending = view.__name__.removesuffix("Page"), ".html"
    if name.endswith("Feed"):
        name, ending = name.removesuffix("Feed"), ".xml"
    return _WORD_START.sub("_", name).lower() + ending


def make_renderer(templates: Path | Sequence[Path], cache: Path | None = None) -> Render:
    """A function that sets a view in its template.

    templates: a folder of Jinja templates, read once, or several. One in an earlier folder stands in place of one of
    the same name, and can build upon it: `{% extends "engine/base.html" %}` is that of the last folder. cache: the
    folder that keeps them as they are compiled. The function raises RenderError where a template cannot be read, asks
    for a field that the view has not, or fails otherwise.
    """
    folders = (templates,) if isinstance(templates, Path) else tuple(templates)
    last = PrefixLoader({ENGINES: FileSystemLoader(folders[-1])})
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folders), last]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.code_generator_class = ViewCode
    if cache:
        environment.bytecode_cache = compiled = CompiledTemplates(cache, folders)
        with contextlib.suppress(TemplateError, ValueError):  # told once a page needs it
            for name in environment.list_templates():
                if not name.startswith(f"{ENGINES}/"):  # only what is built upon is compiled twice
                    environment.get_template(name)
        compiled.save()
    tops = tuple(map(str, folders))

    def render(view: View | AtomFeed) -> str:
        name = template_name(type(view))
        try:
            frame = {} if isinstance(view, AtomFeed) else _frame(view.chrome)
            return environment.get_template(name).render(view=view, **frame)
        except TemplateSyntaxError as error:
            raise RenderError(error.name or name, error.lineno, error.message or "cannot be read") from error
        except TemplateError as error:
            template, line = _template_line(error.__traceback__, tops, name)
            raise RenderError(template, line, error.message or type(error).__name__) from error
        except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            template, line = _template_line(error.__traceback__, tops, name)
            raise RenderError(template, line, f"{type(error).__name__}: {error}") from error

    return render


def _frame(chrome: Chrome) -> dict[str, object]:
    return {"chrome": chrome, "csp": content_security_policy(wasm=chrome.wasm)}


def _template_line(
    trace: TracebackType | None, folders: tuple[str, ...], name: str
) -> tuple[str, int | None]:
    """The innermost template in a traceback (Jinja gives its frames the template's own lines)."""
    found: tuple[str, int | None] = (name, None)
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(folders):
            found = (Path(file).name, trace.tb_lineno)
        trace = trace.tb_next
    return found
