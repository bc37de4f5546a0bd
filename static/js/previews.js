/* Previews. Without this script every link leads on as it stands, and a note's number opens the note in its place.

   With it a link to a record, a paragraph, a row or a finding of this site, and the number of a note or a
   citation, shows what stands there: by pointer, by keyboard focus, and by touch as a sheet at the foot of the
   window, from where a second tap follows the link. What is shown is taken from the page that the link leads to,
   where `data-preview` marks it; that page is fetched once. From disk nothing can be fetched: notes and
   citations show, other links just lead on.

   WCAG 1.4.13: Esc puts it away and leaves the focus where it is; the pointer may go onto it; it stays until
   pointer or focus leaves. It holds links, which a tooltip must not, so it is a dialog that blocks nothing; Tab
   goes from the link into it and from its end to what follows the link. While it is open the link points to it
   (aria-details); it bears no word of it before, for most links have a preview and saying so each time is noise. */
(() => {
  if (!HTMLElement.prototype.showPopover) return

  const look = new URL("../css/previews.css", document.currentScript.src).href
  const DOORS = ".claims, .mentions, .references, .moment, .contents" // lists of links: a tap follows
  const REST = 100, COME = 200, LEAVE = 300, SLOW = 1000 // milliseconds

  const make = (tag, properties) => Object.assign(document.createElement(tag), properties)
  const box = make("div", { id: "preview", className: "preview", tabIndex: -1, popover: "manual" })
  box.setAttribute("role", "dialog")
  let shown = null // { link, title, focus }
  let over = null // the link under the pointer
  let coming = 0, leaving = 0, turn = 0, touched = false
  let dressed = null // the sheet, which is asked for with the first preview

  const target = link => new URL(link.getAttribute("href"), document.baseURI).href // of a drawing's link too
  const dress = () =>
    (dressed ||= new Promise(done => {
      document.head.append(make("link", { rel: "stylesheet", href: look, onload: done, onerror: done }))
    }))

  const stand = (link, point) => {
    const lines = [...link.getClientRects()]
    const line = (point && lines.find(one => point.y >= one.top - 2 && point.y <= one.bottom + 2)) || lines[0]
    const { clientWidth: width, clientHeight: height } = document.documentElement
    const set = (name, value) => box.style.setProperty(`--preview-${name}`, `${Math.round(value)}px`)
    const below = height - line.bottom - 12
    const under = below >= Math.min(box.scrollHeight + 4, 320) || below >= line.top - 12
    set("room", under ? below : line.top - 12)
    const from = point ? point.x - 24 : line.left
    set("x", Math.max(8, Math.min(from, width - box.offsetWidth - 8)) + scrollX)
    set("y", (under ? line.bottom + 4 : line.top - 4 - box.offsetHeight) + scrollY)
  }

  const show = async (link, { point = null, focus = false, tapped = false }) => {
    const mine = ++turn
    const [parts] = await Promise.all([leads.tell(link), dress()])
    if (mine !== turn || !parts) return false
    hide()
    shown = { link, focus, title: link.getAttribute("title") }
    link.removeAttribute("title") // the browser's own tip would cover it
    link.setAttribute("aria-details", "preview")
    if (tapped) {
      const actions = make("p", { className: "preview__actions" })
      actions.append(
        make("a", { textContent: link.getAttribute("href").startsWith("#") ? "Go there" : "Open page", href: target(link) }),
        make("button", { textContent: "Close", type: "button", onclick: close }))
      parts.push(actions)
    }
    box.classList.toggle("preview--sheet", tapped)
    box.replaceChildren(...parts)
    box.setAttribute("aria-labelledby", "preview-title")
    if (!box.isConnected) document.body.append(box)
    box.showPopover()
    if (tapped) box.focus({ preventScroll: true })
    else stand(link, point)
    return true
  }
  const hide = () => {
    clearTimeout(coming)
    clearTimeout(leaving)
    turn += 1
    if (!shown) return
    const { link, title } = shown
    shown = null
    link.removeAttribute("aria-details")
    if (title !== null) link.setAttribute("title", title)
    box.hidePopover()
  }
  const inside = () => box.contains(document.activeElement)
  const close = () => {
    if (shown && inside()) shown.link.focus({ preventScroll: true })
    hide()
  }
  const held = () => shown && (shown.focus || inside())
  const leave = () => {
    clearTimeout(coming)
    if (held()) return
    turn += 1
    clearTimeout(leaving)
    if (shown) leaving = setTimeout(hide, LEAVE)
  }
  const come = (link, how) => {
    clearTimeout(coming)
    coming = setTimeout(() => {
      leads.load(link)
      coming = setTimeout(() => show(link, how), COME)
    }, REST)
  }

  document.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return
    if (box.contains(event.target)) return clearTimeout(leaving)
    const link = leads.linkAt(event.target)
    if (link === over) return
    over = link
    leave()
    if (link && shown && shown.link === link) clearTimeout(leaving)
    else if (link && !held()) come(link, { point: { x: event.clientX, y: event.clientY } })
  })
  document.documentElement.addEventListener("pointerleave", () => {
    over = null
    leave()
  })
  document.addEventListener("focusin", event => {
    if (box.contains(event.target) || (shown && shown.link === event.target)) return
    hide()
    const link = leads.linkAt(event.target)
    if (link && link.matches(":focus-visible")) come(link, { focus: true })
  })
  document.addEventListener("focusout", event => {
    if (!event.relatedTarget && document.hasFocus() && held()) {
      setTimeout(() => document.activeElement === document.body && hide())
    }
  })
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") close()
    if (event.key !== "Tab" || !shown) return
    const stops = [...box.querySelectorAll("a[href], button")]
    const at = document.activeElement
    if (at === shown.link && !event.shiftKey) {
      event.preventDefault()
      stops[0].focus()
    } else if (event.shiftKey && (at === stops[0] || at === box)) {
      event.preventDefault()
      shown.link.focus()
    } else if (!event.shiftKey && at === stops.at(-1)) close() // from the link, Tab itself goes on to what follows
  })
  document.addEventListener("pointerdown", event => {
    touched = event.pointerType === "touch"
    if (shown && !box.contains(event.target) && leads.linkAt(event.target) !== shown.link) hide()
  })
  document.addEventListener("click", async event => {
    const byTouch = touched
    touched = false
    if (!byTouch || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return
    const link = leads.linkAt(event.target)
    if (!link || link.closest(DOORS) || (shown && shown.link === link)) return
    event.preventDefault()
    const late = new Promise(done => setTimeout(done, SLOW, false))
    if (await Promise.race([show(link, { tapped: true }), late])) return
    hide()
    location.assign(target(link))
  })
  addEventListener("pagehide", hide)
})()
