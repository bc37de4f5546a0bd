/* Taking words away. Without this script a paragraph is linked by its number, and a citation is copied by hand.

   With it, words that a reader selects in the text can be linked: a field at the foot of the window offers an
   address that opens the page at these words and marks them (a text fragment, https://wicg.github.io/scroll-to-text-fragment/).
   It begins at the paragraph's own address, which works where a browser knows no text fragments. And each form of
   a citation has a button that copies it. */
(() => {
  const main = document.querySelector("main")
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties)

  const copy = async (words, field, said) => {
    try {
      await navigator.clipboard.writeText(words)
    } catch { // from disk, or not allowed
      if (!field.select) getSelection().selectAllChildren(field)
      else field.select()
      if (!document.execCommand("copy")) return (said.textContent = "Not copied; press Ctrl and C")
    }
    said.textContent = "Copied"
  }

  for (const text of document.querySelectorAll(".cite-forms__text")) {
    const said = make("span", { className: "take__said", role: "status" })
    const name = text.previousElementSibling
    const button = make("button", { type: "button", className: "take__button", textContent: "Copy" })
    button.setAttribute("aria-label", `Copy ${name.textContent}`)
    button.onclick = () => copy(text.textContent, text, said)
    name.after(button, said)
  }

  const LONGEST = 200 // characters that stand in an address whole; longer words are named by both their ends
  const ENDS = 5 // words
  const box = make("div", { className: "take", role: "region", ariaLabel: "Link to the selected words", hidden: true })
  const field = make("input", { className: "take__address", readOnly: true, ariaLabel: "Address of the selected words" })
  const said = make("span", { className: "take__said", role: "status" })
  const button = make("button", { type: "button", className: "take__button", textContent: "Copy link to these words" })
  const close = make("button", { type: "button", className: "take__button", textContent: "Close" })
  box.append(field, button, close, said)

  const spell = words => encodeURIComponent(words).replaceAll("-", "%2D")

  const place = node => {
    const at = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[id]")
    return at && main.contains(at) ? at.id : ""
  }

  const address = selected => {
    const words = selected.toString().replace(/\s+/g, " ").trim()
    const each = words.split(" ")
    const named = words.length <= LONGEST
      ? spell(words)
      : `${spell(each.slice(0, ENDS).join(" "))},${spell(each.slice(-ENDS).join(" "))}`
    return `${location.href.replace(/#.*/, "")}#${place(selected.getRangeAt(0).startContainer)}:~:text=${named}`
  }

  let coming = 0
  document.addEventListener("selectionchange", () => {
    clearTimeout(coming)
    coming = setTimeout(() => {
      if (box.contains(document.activeElement)) return // the reader is at the field itself
      const selected = getSelection()
      const words = selected.rangeCount && selected.toString().trim()
      const ours = words && words.includes(" ") && main.contains(selected.anchorNode) && main.contains(selected.focusNode)
      if (ours) {
        if (!box.isConnected) main.after(box)
        const before = field.value
        field.value = address(selected)
        if (field.value !== before) said.textContent = ""
      }
      box.hidden = !ours
    }, 250)
  })
  button.onclick = () => copy(field.value, field, said)
  close.onclick = () => (box.hidden = true)
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && !box.hidden) box.hidden = true
  })
})()
