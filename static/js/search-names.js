/* Names, for the search: which are meant, by how they are spelt or by the nearest spelling.
   Without this script and search.js, which asks for it, the page is an index of every name. */
(() => {
  "use strict";

  const bare = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
  const key = (text) => bare(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const close = (text) => key(text).replaceAll(" ", "");
  const MARK = /<mark>(.*?)<\/mark>/gs;

  /* How near a page's names lie to what is asked: 2 where one is just that, 1 and less where one has it, by how much
     of it that is, 0 where none does; and the spelling. */
  function rank(page, query) {
    const wanted = close(query);
    page.close ??= page.names.map(close);
    let [near, spelling] = [0, ""];
    page.close.forEach((name, at) => {
      const share = name === wanted ? 2 : wanted.length > 1 && name.includes(wanted) ? wanted.length / name.length : 0;
      if (share > near) [near, spelling] = [share, page.names[at]];
    });
    return [near, spelling];
  }

  let known; // the words of all names
  const written = new Map(); // word → a promise of whether some page has it

  /* The words that were meant: each that no page has in its nearest spelling among the names; "" where one has none. */
  async function intended(pagefind, pages, query) {
    known ??= [...new Set([...pages.values()].flatMap(({ names }) => names.flatMap((name) => key(name).split(" "))))];
    const words = query.split(/\s+/);
    const meant = await Promise.all(words.map(async (word) => {
      const own = key(word);
      if (!own || known.some((name) => name.startsWith(own))) return word;
      if (!written.has(own)) written.set(own, isWritten(pagefind, word, own));
      return (await written.get(own)) ? word : nearest(own);
    }));
    return meant.every((word, at) => word === words[at]) ? query : meant.every(Boolean) ? meant.join(" ") : "";
  }

  /* Whether a page has a word or an inflection of it. For lack of one Pagefind answers with a word that it begins with. */
  async function isWritten(pagefind, word, own) {
    const { results: [best] } = await pagefind.search(word);
    if (!best) return false;
    const { excerpt, sub_results: places, meta } = await best.data();
    const marks = [excerpt, ...places.map((place) => place.excerpt)].flatMap((text) => [...text.matchAll(MARK)]);
    const alike = (other, less) => common(key(other), own) >= Math.min(own.length, Math.max(3, own.length - less));
    const named = `${meta.title} ${meta.names ?? ""} ${meta.forms ?? ""} ${meta.about ?? ""}`.split(/[\s·]+/);
    return marks.some(([, mark]) => alike(mark, 4)) || named.some((other) => alike(other, 2));
  }

  function common(one, other) {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at++;
    return at;
  }

  function nearest(word) {
    let [least, best] = [word.length < 6 ? 2 : 3, ""];
    for (const name of word.length < 4 ? [] : known) {
      if (name.length < 3 || Math.abs(name.length - word.length) >= least) continue;
      const apart = distance(word, name);
      if (apart < least) [least, best] = [apart, name];
    }
    return best;
  }

  /* Letters added, lost, replaced or changed places. Source: optimal string alignment. */
  function distance(one, other) {
    const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= one.length; i++) {
      rows[i] = [i];
      for (let j = 1; j <= other.length; j++) {
        const cost = one[i - 1] === other[j - 1] ? 0 : 1;
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[one.length][other.length];
  }

  /* Where there is no index: the names on the page, those that have the words. */
  function narrow(words) {
    const wanted = key(words);
    for (const group of document.querySelectorAll(".names__group")) {
      const entries = [...group.querySelectorAll("li")];
      for (const item of entries) item.hidden = !key(item.textContent).includes(wanted);
      group.hidden = entries.every((item) => item.hidden);
    }
  }

  window.searchNames = { intended, narrow, rank };
})();
