/* Narrows a long list to what a reader chooses. Without this script every entry stands under its heading.

   What a page has to say, all of it in its own HTML:

   <div data-filter="document=Document|kind=Kind of difference"
        data-filter-words="spelling|spellings" data-filter-list="names"></div>
       Where the form is put. data-filter: for each choice the name of an attribute, and the choice's label.
       data-filter-words: what is counted, one and many. data-filter-list: the id of the element that holds
       the entries; left out, it is the page's <main>.
   <li data-item data-document="Harbour Wire|Log of the port" data-kind="abbreviation">
       An entry: <li>, <tr>, <tbody>, <section>. Its values are words for readers, "|" between several; an
       entry without the attribute, or with an empty one, is shown only while nothing is chosen there.
   <section data-group id="quill">
       What goes when none of its entries is left; groups may stand in groups, and an entry may be a group.
   <span data-group-count>12 spellings</span>
       In a group: says "3 of 12 spellings" while something is chosen.
   <li data-group-link="quill">
       Goes with the group of that id: a line of a table of contents.

   A choice that has fewer than two values is not offered. What is chosen stands in the address as
   ?document=Harbour+Wire, so that a view can be sent to somebody; what else stands there is kept. An
   address that leads to an entry which is filtered away shows everything again. A status line says how
   many are left, on paper also what is chosen. Link static/css/filter.css too: it makes room for the form before the script has run. */
(() => {
  "use strict";

  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const plural = (count, words) => `${count} ${words[count === 1 ? 0 : 1]}`;

  function make(tag, parent, properties) {
    const made = Object.assign(document.createElement(tag), properties);
    parent.append(made);
    return made;
  }

  function start(place) {
    const list = document.getElementById(place.dataset.filterList || "main");
    const items = list ? all(list, "[data-item]") : [];
    const words = (place.dataset.filterWords || "entry|entries").split("|");
    const values = (item, name) => (item.getAttribute(`data-${name}`) || "").split("|").filter(Boolean);
    const form = document.createElement("form");
    form.setAttribute("role", "search");
    form.setAttribute("aria-label", "Filter");
    const choices = place.dataset.filter
      .split("|")
      .map((pair) => pair.split("="))
      .map(([name, label]) => choice(name, label))
      .filter(Boolean);
    if (!choices.length) return;
    const button = make("button", form, { type: "button", textContent: "Show all", disabled: true });
    const status = make("p", form, {});
    status.setAttribute("role", "status");
    const counts = all(list, "[data-group-count]").map((node) => ({ node, text: node.textContent }));
    place.append(form);

    function choice(name, label) {
      const found = [...new Set(items.flatMap((item) => values(item, name)))];
      if (found.length < 2) return null;
      found.sort((one, other) => one.localeCompare(other, document.documentElement.lang || "en"));
      const line = make("label", form, { textContent: label });
      const select = make("select", line, { name });
      make("option", select, { value: "", textContent: "All" });
      for (const value of found) make("option", select, { value, textContent: value });
      return { name, label, select };
    }

    const fits = (item, chosen) =>
      chosen.every(({ name, select }) => !select.value || values(item, name).includes(select.value));

    function apply() {
      const chosen = choices.some(({ select }) => select.value);
      let left = 0;
      for (const item of items) {
        item.hidden = !fits(item, choices);
        left += item.hidden ? 0 : 1;
      }
      for (const group of all(list, "[data-group]")) {
        const own = all(group, "[data-item]");
        if (own.length) group.hidden = own.every((item) => item.hidden);
      }
      for (const link of all(document, "[data-group-link]")) {
        const group = document.getElementById(link.dataset.groupLink);
        if (group && list.contains(group)) link.hidden = group.hidden;
      }
      for (const { node, text } of counts) {
        const group = node.closest("[data-group]");
        const shown = group ? all(group, "[data-item]").filter((item) => !item.hidden).length : left;
        node.textContent = chosen ? `${shown} of ${text}` : text;
      }
      for (const { name, select } of choices) {
        const others = choices.filter((other) => other.name !== name);
        const open = items.filter((item) => fits(item, others));
        for (const option of [...select.options].slice(1)) {
          const count = open.filter((item) => values(item, name).includes(option.value)).length;
          option.textContent = `${option.value} (${count})`;
          option.disabled = !count && !option.selected;
        }
      }
      button.disabled = !chosen;
      status.dataset.chosen = choices
        .filter(({ select }) => select.value)
        .map(({ label, select }) => `${label}: ${select.value}`)
        .join("; ");
      status.textContent = chosen
        ? `${left} of ${plural(items.length, words)} shown`
        : plural(items.length, words);
    }

    function read() {
      const asked = new URLSearchParams(location.search);
      for (const { name, select } of choices) {
        const known = [...select.options].some((option) => option.value === asked.get(name));
        select.value = known ? asked.get(name) : "";
      }
    }

    function write() {
      const address = new URL(location.href);
      for (const { name, select } of choices) {
        if (select.value) address.searchParams.set(name, select.value);
        else address.searchParams.delete(name);
      }
      try {
        history.replaceState(history.state, "", address);
      } catch {
        /* from disk some browsers refuse; the list is narrowed all the same */
      }
    }

    function clear() {
      for (const { select } of choices) select.value = "";
      apply();
      write();
    }

    function arrive() {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target && target.closest("[hidden]") && list.contains(target)) {
        clear();
        target.scrollIntoView();
      }
    }

    form.addEventListener("change", () => {
      apply();
      write();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      clear();
      choices[0].select.focus();
    });
    addEventListener("hashchange", arrive);
    addEventListener("popstate", () => {
      read();
      apply();
    });
    read();
    apply();
    arrive();
  }

  for (const place of all(document, "[data-filter]")) start(place);
})();
