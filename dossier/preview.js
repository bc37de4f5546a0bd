// The preview's own script, on no published page: what was open stays open when a page is loaded anew.
(() => {
  const key = `open ${location.pathname}`;
  const details = () => [...document.querySelectorAll("details")];
  addEventListener("pagehide", () => {
    const open = details().flatMap((each, number) => (each.open ? [each.id || number] : []));
    sessionStorage.setItem(key, JSON.stringify({ open, x: scrollX, y: scrollY, at: Date.now() }));
  });
  const kept = JSON.parse(sessionStorage.getItem(key) || "null");
  if (!kept || performance.getEntriesByType("navigation")[0]?.type !== "reload") return;
  for (const [number, each] of details().entries()) {
    if (kept.open.includes(each.id || number)) each.open = true;
  }
  scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
})();
