"""The table of backlinks, made once when all pages are read."""

TO: dict[str, list[object]] = {}


def on_env(env, config, files):  # type: ignore[no-untyped-def]
    TO.clear()
    for file in files.documentation_pages():
        for id in file.page.meta.get("links", ()):
            TO.setdefault(id, []).append(file.page)


def on_page_context(context, page, config, nav):  # type: ignore[no-untyped-def]
    context["backlinks"] = TO.get(page.file.src_uri.rpartition("/")[2].removesuffix(".md"), [])
