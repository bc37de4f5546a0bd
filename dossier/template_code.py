"""Code for templates that set views: attributes are read, macros called and text escaped without Jinja's detours.

A view is a dataclass, never a mapping; a macro is called from Python with its arguments in order. Jinja allows far
more, and asks at each of them which it is: half of the time that it took to set a page. What is written is the same.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from types import BuiltinMethodType
from typing import Any

import markupsafe
from jinja2 import BytecodeCache, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from dossier import cache_file

_new = str.__new__
#: Of a plain string, without asking what it is.
_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)


class ViewCode(CodeGenerator):
    """Jinja's code generator, with the three things that pages do most said in fewer words."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline(f"from {__name__} import call, text")
        super().visit_Template(node, frame)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller:
            return super().visit_Call(node, frame, forward_caller=True)
        self.write("call(context, ")
        self.visit(node.node, frame)
        self.signature(node, frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            return super()._output_child_pre(node, frame, finalize)
        self.write("text(")


def text(value: Any) -> str:
    """A value as it stands in a page: escaped, unless it is escaped already."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    return value if kind is Markup else escape(value)


def call(context: Context, called: Any, /, *given: Any, **named: Any) -> Any:
    """What a template calls: a macro or a method of a string, as a rule."""
    if type(called) is BuiltinMethodType:
        return called(*given, **named)
    if type(called) is not Macro or called.caller or called.catch_kwargs or called.catch_varargs:
        return context.call(called, *given, **named)
    names = called.arguments[len(given) :]
    rest = [named.pop(name, missing) for name in names] if named else [missing] * len(names)
    if named or len(given) > len(called.arguments):
        return called(*given, **named)  # which says what is amiss
    return _new(Markup, called._func(*given, *rest))


class CompiledTemplates(BytecodeCache):
    """Templates as Python runs them, in one file of the cache: compiling them takes as long as setting 300 pages."""

    NAME = "templates.pickle"

    def __init__(self, cache: Path, templates: Sequence[Path]) -> None:
        own = Path(__file__).read_bytes()
        libraries = [metadata.version(name) for name in ("Jinja2", "MarkupSafe")] + [sys.version]
        self._state = hashlib.sha256(repr((own, libraries, [*map(str, templates)])).encode()).hexdigest()
        self._cache = cache
        self.codes: dict[str, bytes] = cache_file.load(cache, self.NAME, self._state) or {}
        self._new = False

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self.codes.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key] = bucket.bytecode_to_string()
        self._new = True

    def save(self) -> None:
        """Keep what was compiled since it was loaded."""
        if self._new:
            cache_file.save(self._cache, self.NAME, self._state, self.codes)
            self._new = False
