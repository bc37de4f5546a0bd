"""A record's file in parts that can be compared as they are written: each field of its head, and its body."""

from __future__ import annotations

from dossier.patterns import regex

BODY = "body"  #: what stands below the front matter

_FENCE = "---"
_FIELD = regex(r"([A-Za-z_][\w-]{0,60})[ \t]*:(?:\s|$)")


def parts(text: str) -> dict[str, str]:
    """The lines of each top-level field by its name, and those of the body; blanks at the ends of lines are gone.

    It is quick, since it does not read YAML: a field goes on to the next line that begins with a name and a colon.
    A file without front matter is all body. An empty body is left out.
    """
    lines = [line.rstrip() for line in text.removeprefix("\ufeff").split("\n")]
    found: dict[str, list[str]] = {}
    body = lines
    if lines[0] == _FENCE and _FENCE in lines[1:]:
        end = lines.index(_FENCE, 1)
        body = lines[end + 1 :]
        name = ""
        for line in lines[1:end]:
            start = _FIELD.match(line)
            name = start[1] if start else name
            if name and line:
                found.setdefault(name, []).append(line)
    fields = {name: "\n".join(several) for name, several in found.items()}
    below = "\n".join(body).strip("\n")
    return fields | ({BODY: below} if below else {})


def differing(before: str, after: str) -> tuple[str, ...]:
    """The parts that are not the same in two versions of a file, in the order of the later one."""
    if before == after:
        return ()
    old, new = parts(before), parts(after)
    return tuple(name for name in {**new, **old} if old.get(name) != new.get(name))
