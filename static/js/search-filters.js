/* The choices that narrow a search, and the address in which they stand.
   Without this script and search.js, which asks for it, the page is an index of every name. */
(() => {
  "use strict";

  const found = document.querySelector(".search__found");
  const filters = [...found.querySelectorAll("[data-filter-by]")];
  const boxes = [...found.querySelectorAll("input")];

  /* The answers that are left by what is chosen, one value of each filter being enough; counts for each value what it
     would leave, all other filters kept. */
  function narrowed(answers) {
    const has = ({ page }, name, values) => values.some((value) => page.filters[name]?.includes(value));
    const chosen = filters.map(({ dataset: { filterBy: name } }) => {
      return [name, boxes.filter((box) => box.name === name && box.checked).map((box) => box.value)];
    });
    const left = (but) => answers.filter((answer) => {
      return chosen.every(([name, values]) => name === but || !values.length || has(answer, name, values));
    });
    filters.forEach((filter, at) => {
      const counts = {};
      const [name] = chosen[at];
      for (const { page } of left(name)) for (const value of page.filters[name] ?? []) counts[value] = (counts[value] ?? 0) + 1;
      show(filter, counts);
    });
    return left();
  }

  function show(filter, counts) {
    let [any, picked] = [0, 0];
    for (const box of filter.querySelectorAll("input")) {
      const left = counts[box.value] ?? 0;
      box.closest("label").querySelector(".count").textContent = left.toLocaleString(document.documentElement.lang);
      box.closest("li").hidden = !left && !box.checked;
      any += left > 0 || box.checked;
      picked += box.checked;
    }
    filter.hidden = !any;
    filter.querySelector(".search__chosen").textContent = picked ? `(${picked})` : "";
  }

  /* What is looked for stands in the address, so that it can be sent, and is there on the way back. */
  function remember({ value: words }) {
    const asked = new URLSearchParams(words ? { q: words } : {});
    for (const { name, value, checked } of boxes) if (checked) asked.append(name, value);
    history.replaceState(null, "", String(asked) ? `?${asked}` : location.pathname);
  }

  function recall() {
    const asked = new URLSearchParams(location.search);
    for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value);
    for (const filter of filters) filter.open = filter.querySelector(":checked") !== null;
    return asked.get("q") ?? "";
  }

  window.searchFilters = { narrowed, recall, remember };
})();
