/* One result of the search as an entry of its list: at once what the page is, then where the words stand.
   Without this script and search.js, which asks for it, the page is an index of every name. */
(() => {
  "use strict";

  const PLACES = 2; // of a page, each with its words
  const WORDS = 28; // of a page that was asked for by name
  const model = document.querySelector("template").content.firstElementChild;
  const address = (path) => new URL(path, document.baseURI).href;

  /* A page as an entry; `written`: the spelling that the reader asked for, where it is not the title. */
  function entry(page, written) {
    const item = model.cloneNode(true);
    const [title, about, excerpt] = item.children;
    const name = document.createElement("bdi");
    name.textContent = page.title;
    if (page.language) name.lang = page.language;
    title.href = address(page.path);
    title.append(...(page.quoted ? ["“", name, "”"] : [name]));
    about.textContent = [written, page.about].filter(Boolean).join(" · ");
    excerpt.textContent = "…";
    return item;
  }

  /* The words that were found, in their places, put into an entry; of a page that was asked for by name, its first
     words. data: of Pagefind. */
  function fill(item, data, path, named) {
    const [, , excerpt, list] = item.children;
    const places = data.sub_results.filter((place) => place.anchor).slice(0, PLACES);
    const lead = data.sub_results.find((place) => !place.anchor);
    const first = data.raw_content.split(" ").slice(0, WORDS).join(" ");
    const words = named ? first : lead?.excerpt ?? (places.length ? "" : data.excerpt);
    excerpt.replaceChildren(...marked(cut(words)));
    excerpt.hidden = !excerpt.textContent;
    list.replaceChildren(...places.map((place) => {
      const row = document.createElement("li");
      const link = document.createElement("a");
      link.href = address(`${path}#${place.anchor.id}`);
      link.textContent = place.title;
      row.append(link, " ", ...marked(cut(after(place.excerpt, place.title))));
      return row;
    }));
  }

  /* What follows the heading that an excerpt begins with. Marks are no letters. */
  function after(excerpt, heading) {
    if (!excerpt.replace(/<\/?mark>/g, "").startsWith(heading)) return excerpt;
    let [at, left] = [0, heading.length];
    while (left > 0) {
      const tag = /^<\/?mark>/.exec(excerpt.slice(at, at + 7));
      at += tag ? tag[0].length : 1;
      left -= tag ? 0 : 1;
    }
    return excerpt.slice(at).replace(/^(<\/mark>|[.\s])+/, "");
  }

  /* With dots where a sentence is cut off. */
  function cut(excerpt) {
    const plain = excerpt.replace(/<\/?mark>/g, "").trim();
    if (!plain) return "";
    return (/^\p{Ll}/u.test(plain) ? "… " : "") + excerpt + (/[.?!:”"…]$/.test(plain) ? "" : " …");
  }

  /* Words with the found ones marked: as nodes, never as HTML. */
  function marked(excerpt) {
    const plain = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
    return excerpt.split(/<mark>(.*?)<\/mark>/s).map((text, at) => {
      if (at % 2 === 0) return document.createTextNode(plain(text));
      const mark = document.createElement("mark");
      mark.textContent = plain(text);
      return mark;
    });
  }

  window.searchEntry = { entry, fill };
})();
