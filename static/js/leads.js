/* What a link of this page leads to, told in a few elements; previews.js shows it. Without this script there are no
   previews, and every link leads on as it stands.

   Told of a record: its kind, title, date, lead, caveat, and how many documents and origins stand behind it, as the
   record's page marks them with `data-preview`. Told of a place in it: that paragraph, row or note. Told of a finding:
   both places, the readings and the answer. A page is fetched once; from disk none can be, and only what stands on
   this page is told of. */
(() => {
  const root = new URL("../../", document.currentScript.src).href
  const here = location.href.split("#")[0]
  const RECORD = /^[^/]+\/(?!index\.html$)[^/.]+\.html$/
  const NEVER =
    "nav, .eyebrow, .pilcrow, .note__label, .back, .more, .status__original, .entry__title, .flag__title"
  const PLACE = ".note, .passage, tr, .moment, .left-out li"
  const APART =
    ".note, .mark, .cite, .flags, .flag, .facts__flag, .pilcrow, .passage__anchor, .back, .count, img, svg, script, style"

  const aim = link => {
    const url = new URL(link.getAttribute("href"), document.baseURI)
    const address = url.href.split("#")[0]
    if (address === here) return url.hash.length > 1 ? url : null
    if (location.protocol === "file:" || !address.startsWith(root)) return null
    return RECORD.test(address.slice(root.length)) ? url : null
  }
  const linkAt = target => {
    const link = target.closest && target.closest("main a[href]")
    return link && !link.closest(NEVER) && aim(link) ? link : null
  }

  const pages = new Map()
  const load = address => {
    if (address === here) return Promise.resolve(document)
    if (!pages.has(address)) {
      const page = fetch(address)
        .then(answer => (answer.ok ? answer.text() : Promise.reject(answer.status)))
        .then(html => new DOMParser().parseFromString(html, "text/html"))
        .catch(() => (pages.delete(address), null))
      pages.set(address, page)
    }
    return pages.get(address)
  }
  const make = (tag, name, ...inside) => {
    const made = document.createElement(tag)
    if (name) made.className = name
    made.append(...inside)
    return made
  }
  const copy = (from, base) => {
    const made = document.importNode(from, true)
    for (const part of made.querySelectorAll(APART)) part.remove()
    for (const part of [made, ...made.querySelectorAll("[id]")]) part.removeAttribute("id")
    for (const link of made.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), base).href
    return made
  }
  const words = (from, base) => [...copy(from, base).childNodes]
  const titled = (kind, title, url, ...rest) => {
    const link = Object.assign(make("a", "", ...title), { href: url.href })
    const head = Object.assign(make("p", "preview__title", link), { id: "preview-title" })
    return [...(kind ? [make("p", "preview__kind", kind)] : []), head, ...rest]
  }
  const plain = nodes => nodes.map(node => node.textContent).join("").trim()
  const rows = (row, base) =>
    [...row.cells]
      .map(cell => [cell.dataset.label, words(cell, base)])
      .filter(([, inside]) => !["", "–"].includes(plain(inside)))
      .map(([label, inside]) =>
        make("div", "preview__row", ...(label ? [make("b", "preview__label", label)] : []), make("div", "", ...inside)))

  /* The elements that tell of a link, or null: there is nothing to tell, or it is in sight anyway. */
  const tell = async link => {
    const url = aim(link)
    const page = await load(url.href.split("#")[0])
    if (!page) return null
    const at = url.hash && page.getElementById(decodeURIComponent(url.hash.slice(1)))
    const base = url.href
    if (url.hash && !at) return null
    if (at && page === document && link.closest(".mark, .cite")) {
      if (at.matches(".note")) {
        if (at.getClientRects().length) return null
        const note = copy(at, base)
        note.querySelector(".note__label").remove()
        return titled("", [link.getAttribute("aria-label") || link.textContent], url, make("p", "", ...note.childNodes))
      }
      const item = at.cloneNode(true)
      for (const place of item.querySelectorAll(".references__place")) {
        if (![...place.querySelectorAll(".back")].some(back => back.hash === `#${link.id}`)) place.remove()
      }
      return titled("", [`Reference ${link.textContent}`], url, make("p", "", ...words(item, base)))
    }
    const place = at && at.closest(PLACE)
    if (at && !place) return null
    const marked = kind => [...page.querySelectorAll(`main [data-preview="${kind}"]`)]
    const title = page.querySelector("main h1")
    if (!title) return null
    const [kind] = marked("kind")
    const parts = marked("byline").map(part => copy(part, base))
    if (!place) parts.push(...marked("text").map(part => copy(part, base)))
    else if (place.matches("tr")) parts.push(...rows(place, base))
    else {
      const pilcrow = place.querySelector(".pilcrow")
      const label = pilcrow ? pilcrow.textContent : place.matches(".note") ? "Note" : ""
      parts.push(make("div", "preview__place", ...(label ? [make("b", "preview__label", label)] : []), ...words(place, base)))
    }
    return parts.length ? titled(kind ? kind.textContent : "", words(title, base), url, ...parts) : null
  }

  window.leads = { linkAt, load: link => load(aim(link).href.split("#")[0]), tell }
})()
