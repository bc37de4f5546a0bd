/* Search as you type, by Pagefind: results by kind, narrowed by choices; arrows move, Enter opens, Esc clears.
   Without this script, or from disk, the page is an index of every name in every spelling. */
(() => {
  "use strict";

  const FIRST = 5; // results of a kind that are shown at once
  const PAUSE = 60; // ms without a further letter, after which the words of each page are fetched
  const WEIGHTS = { title: 8, names: 8, forms: 4, about: 0.5 };
  const form = document.querySelector(".search");
  const field = form.elements.q;
  const state = document.querySelector("#state");
  const found = document.querySelector(".search__found");
  const names = document.querySelector(".names");
  const kinds = [...found.querySelectorAll("[data-kind]")];
  const { intended, narrow, rank } = window.searchNames;
  const { narrowed, recall, remember } = window.searchFilters;
  const { entry, fill } = window.searchEntry;
  const address = (path) => new URL(path, document.baseURI).href;
  const number = (count) => count.toLocaleString(document.documentElement.lang);

  let engine; // a promise of Pagefind and the pages it answers with, from the first search on
  let turn = 0; // searches so far: an answer that comes late is dropped
  const open = new Set(); // kinds of which all results are shown

  async function start() {
    if (location.protocol === "file:") throw new Error("a browser reads no index from disk");
    const [pagefind, table] = await Promise.all([
      import(address(form.dataset.script)),
      fetch(address(form.dataset.pages)).then((answer) => answer.json()),
    ]);
    await pagefind.options({ excerptLength: 28, ranking: { metaWeights: WEIGHTS } });
    const pages = new Map();
    for (const [id, [path, kind, title, quoted, language, about, filters, ...others]] of Object.entries(table)) {
      filters.kind = [kind];
      pages.set(id, { path, kind, title, quoted, language, about, filters, names: [title, ...others] });
    }
    return { pagefind, pages };
  }

  async function search() {
    const began = performance.now();
    const mine = ++turn;
    const asked = field.value.trim();
    narrow("");
    if (!asked) return show(false);
    let pagefind, pages;
    try {
      ({ pagefind, pages } = await (engine ??= start()));
    } catch {
      document.querySelector(`[data-when="${location.protocol === "file:" ? "disk" : "missing"}"]`).hidden = false;
      return narrow(asked);
    }
    const query = await intended(pagefind, pages, asked);
    const answer = query ? await pagefind.search(query) : { results: [] };
    if (mine !== turn) return;
    const all = answer.results.map((result) => ({ result, page: pages.get(result.id) })).filter(({ page }) => page);
    const left = narrowed(all);
    const focused = document.activeElement.className === "result__title" && document.activeElement.href;
    const shown = setResults(left, query);
    if (focused) ([...found.querySelectorAll(".result__title")].find(({ href }) => href === focused) ?? field).focus();
    const some = `${number(left.length)} ${left.length === 1 ? "result" : "results"}`;
    const of = left.length < all.length ? ` of ${number(all.length)}` : "";
    const near = query && query !== asked ? `Nothing is spelt “${asked}”. Near it: “${query}”. ` : "";
    state.textContent = near + (all.length ? some + of : `Nothing has “${asked}”.`);
    show(all.length);
    performance.measure("search", { start: began });
    setTimeout(() => {
      if (mine !== turn) return;
      for (const { item, result, page, named } of shown) {
        result.data().then((data) => { if (item.isConnected) fill(item, data, page.path, named); });
      }
    }, PAUSE);
  }

  /* The results by kind, the best kind first; what is a name of the page stands before what only has the words. */
  function setResults(answers, query) {
    const groups = new Map(kinds.map(({ dataset: { kind } }) => [kind, []]));
    for (const { result, page } of answers) {
      const [near, name] = rank(page, query);
      groups.get(page.kind)?.push({ result, page, name, near, worth: near * 1e6 + result.score });
    }
    const shown = [];
    for (const section of kinds) {
      const group = groups.get(section.dataset.kind).sort((one, other) => other.worth - one.worth);
      const first = group.slice(0, open.has(section.dataset.kind) ? group.length : FIRST);
      const items = first.map(({ result, page, name, near }) => {
        const item = entry(page, name === page.title ? "" : name);
        shown.push({ item, result, page, named: near > 0.5 });
        return item;
      });
      section.hidden = !group.length;
      section.worth = group[0]?.worth ?? 0;
      section.querySelector("ol").replaceChildren(...items);
      section.querySelector(".search__more").hidden = items.length === group.length;
      for (const count of section.querySelectorAll(":is(h2, button) .count")) count.textContent = number(group.length);
    }
    const order = [...kinds].sort((one, other) => other.worth - one.worth);
    if (order.some((section, at) => found.children[at + 1] !== section)) found.append(...order);
    return shown;
  }

  function show(results) {
    found.hidden = !results;
    names.hidden = Boolean(results);
    if (!field.value.trim()) state.textContent = "";
  }

  // --- what a reader does ---

  let pending;
  let latest = Promise.resolve(); // the search under way
  let entered = 0; // times Enter was pressed since the last letter

  function changed() {
    clearTimeout(pending);
    pending = setTimeout(remember, 300, field); // not at every letter: some browsers refuse that many
    entered = 0;
    return (latest = search());
  }

  function move(event) {
    const links = [...found.querySelectorAll(".result__title")].filter((link) => link.checkVisibility());
    const at = links.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (at < 0 && document.activeElement !== field) return;
    if (step && links.length) {
      (links[at + step] ?? (at < 1 ? field : links[at])).focus();
    } else if (event.key === "Escape") {
      field.focus();
      if (at < 0) {
        field.value = "";
        changed();
      }
    } else return;
    event.preventDefault();
  }

  // The first Enter goes to the first result, the second opens it: that of what is asked, however late it comes.
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    entered += 1;
    await latest;
    const first = found.hidden ? null : found.querySelector("[data-kind]:not([hidden]) .result__title");
    if (entered > 1) first?.click();
    else first?.focus();
  });
  field.addEventListener("input", () => {
    open.clear();
    changed();
  });
  field.addEventListener("focus", () => {
    engine ??= start();
    engine.catch(() => {}); // is told when something is looked for
  }, { once: true });
  found.addEventListener("change", changed);
  found.addEventListener("click", async ({ target }) => {
    remember(field); // before the page is left
    const section = target.closest(".search__more")?.closest("[data-kind]");
    if (!section) return;
    open.add(section.dataset.kind);
    await changed();
    section.querySelectorAll(".result__title")[FIRST]?.focus();
  });
  document.addEventListener("keydown", move);
  field.value = recall();
  if (field.value) changed();
  // not by touch, where a keyboard would rise; who comes back stays at the place where the results were left
  if (matchMedia("(pointer: fine)").matches) field.focus({ preventScroll: true });
})();
