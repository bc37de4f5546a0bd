/* The numbers of paragraphs. Without this script "¶7" is a link to its own paragraph: who follows it has the address
   in the address bar. With it that address is copied as well, and the number says so for a moment. The address is
   that of the published page, also where the page is read in a preview or from disk. */
(() => {
  const SAID = 2500 // milliseconds
  const published = document.querySelector("link[rel=canonical]")
  const page = published ? published.href : location.href.split("#")[0]
  const status = Object.assign(document.createElement("span"), { className: "pilcrow__said" })
  status.setAttribute("role", "status") // there before it is filled: else it would not be read out
  let going = 0

  document.addEventListener("click", async event => {
    const number = event.target.closest(".pilcrow")
    if (!number || event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return
    try {
      await navigator.clipboard.writeText(page + number.hash)
    } catch {
      return // the browser does not allow it; the address still stands in its bar
    }
    const { left, bottom } = number.getBoundingClientRect()
    status.style.setProperty("--said-x", `${Math.round(Math.max(8, left + scrollX))}px`)
    status.style.setProperty("--said-y", `${Math.round(bottom + scrollY + 2)}px`)
    number.focus({ preventScroll: true }) // to follow a link within the page takes the focus from it
    status.textContent = `Address of ${number.textContent} copied`
    clearTimeout(going)
    going = setTimeout(() => (status.textContent = ""), SAID)
  })
  document.body.append(status)
})()
