// Footnotes, and the table of backlinks, made once for all pages.
import footnotes from "markdown-it-footnote";

export default function (config) {
  config.amendLibrary("md", (markdown) => markdown.use(footnotes));
  config.addGlobalData("layout", "page.njk");
  config.addCollection("backlinks", (all) => {
    const to = {};
    for (const page of all.getAll()) {
      for (const id of page.data.links ?? []) {
        (to[id] ??= []).push({ url: page.url, title: page.data.title });
      }
    }
    return to;
  });
  return { dir: { input: "content", includes: "../_includes", output: "_site" }, markdownTemplateEngine: false };
}
