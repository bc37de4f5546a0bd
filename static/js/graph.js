/* Lets the drawing of all ties follow the table below it. Without this script the whole drawing stands.

   A line goes when filter.js has hidden its row of the table, and a name fades when none of its lines is
   left. Pointing at a name, or reaching it by keyboard, makes its lines stand out. A line is an element with
   data-tie, the id of its row, and data-ends, the two names it joins, each the data-node of an element. */
(() => {
  "use strict";

  const lines = [...document.querySelectorAll("[data-tie]")].map((line) => ({
    line,
    row: document.getElementById(line.dataset.tie),
    ends: line.dataset.ends.split(" "),
  }));
  const names = [...document.querySelectorAll("[data-node]")];
  if (!lines.length) return;

  function follow() {
    const left = new Set();
    for (const { line, row, ends } of lines) {
      const gone = Boolean(row && row.hidden);
      line.classList.toggle("tie--gone", gone);
      if (!gone) ends.forEach((end) => left.add(end));
    }
    for (const name of names) name.classList.toggle("record--faded", !left.has(name.dataset.node));
  }

  function light(id) {
    for (const { line, ends } of lines) line.classList.toggle("tie--lit", ends.includes(id));
    lines[0].line.ownerSVGElement.classList.toggle("ties-drawing--lit", id !== "");
  }

  for (const name of names) {
    for (const kind of ["pointerenter", "focus"]) name.addEventListener(kind, () => light(name.dataset.node));
    for (const kind of ["pointerleave", "blur"]) name.addEventListener(kind, () => light(""));
  }
  const rows = lines.map(({ row }) => row).filter(Boolean);
  const watch = new MutationObserver(follow);
  for (const row of rows) watch.observe(row, { attributes: true, attributeFilter: ["hidden"] });
  follow();
})();
