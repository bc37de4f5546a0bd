// Lighthouse, mobile profile, over one page of each kind: node benchmarks/lighthouse/run.mjs SITE [--runs 5] [PAGE ...]
//
// The site is served as a host of static pages serves it: gzipped, from below a path, on this machine alone.
// Printed is the median of the runs for each page; exit 1 where one is below what is asked (100 in accessibility,
// best practices and SEO, 95 in performance). Figures of a machine that does other work meanwhile are worth nothing.
import { createServer } from "node:http"
import { readFile, readdir } from "node:fs/promises"
import { existsSync } from "node:fs"
import { extname, join, normalize, resolve } from "node:path"
import { gzipSync } from "node:zlib"
import { launch } from "chrome-launcher"
import lighthouse from "lighthouse"

const ASKED = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 }
const PREFIX = "/dossier/"
const TYPES = {
  ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".wasm": "application/wasm", ".woff2": "font/woff2", ".xml": "application/atom+xml",
}

const words = process.argv.slice(2)
const at = words.indexOf("--runs")
const runs = at < 0 ? 5 : Number(words.splice(at, 2)[1])
const [folder, ...named] = words
if (!folder || !existsSync(join(folder, "index.html"))) {
  console.error("usage: node benchmarks/lighthouse/run.mjs SITE [--runs 5] [PAGE ...]; SITE is a built site")
  process.exit(2)
}
const site = resolve(folder)

// One page of each kind: the pages at the top, and the heaviest record of each folder.
async function kinds() {
  const found = []
  for (const entry of await readdir(site, { withFileTypes: true })) {
    if (entry.isFile() && entry.name.endsWith(".html") && entry.name !== "404.html") found.push(entry.name)
    if (!entry.isDirectory() || ["static", "pagefind"].includes(entry.name)) continue
    let heaviest = ["", 0]
    for (const name of await readdir(join(site, entry.name))) {
      if (!name.endsWith(".html") || name === "index.html") continue
      const { length } = await readFile(join(site, entry.name, name))
      if (length > heaviest[1]) heaviest = [name, length]
    }
    if (heaviest[0]) found.push(`${entry.name}/${heaviest[0]}`)
  }
  return found.sort()
}

const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname))
  const file = join(site, path.slice(PREFIX.length) || "index.html")
  if (!path.startsWith(PREFIX) || !file.startsWith(site)) return response.writeHead(404).end()
  try {
    const data = await readFile(file.endsWith("/") ? join(file, "index.html") : file)
    const head = { "content-type": TYPES[extname(file)] ?? "text/html; charset=utf-8", "cache-control": "max-age=600" }
    if (extname(file) === ".woff2") return response.writeHead(200, head).end(data)
    response.writeHead(200, { ...head, "content-encoding": "gzip" }).end(gzipSync(data, { level: 9 }))
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise(done => server.listen(0, "127.0.0.1", done))
const root = `http://127.0.0.1:${server.address().port}${PREFIX}`

const chrome = await launch({
  chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
})
const median = numbers => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)]
let missed = 0
console.log(["page".padEnd(58), ...Object.keys(ASKED), "shift", "KB"].join("  "))
for (const page of named.length ? named : await kinds()) {
  const scores = {}, shifts = [], weights = [], why = new Set()
  for (let run = 0; run < runs; run++) {
    const { lhr } = await lighthouse(root + page, { port: chrome.port, logLevel: "error", output: "json" })
    for (const name of Object.keys(ASKED)) (scores[name] ??= []).push(Math.round(lhr.categories[name].score * 100))
    shifts.push(lhr.audits["cumulative-layout-shift"].numericValue)
    weights.push(lhr.audits["total-byte-weight"]?.numericValue / 1024)
    for (const [name, asked] of Object.entries(ASKED))
      if (lhr.categories[name].score * 100 < asked)
        for (const { id, weight } of lhr.categories[name].auditRefs)
          if (weight && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9) why.add(id)
  }
  const line = Object.entries(ASKED).map(([name, asked]) => {
    const score = median(scores[name])
    if (score < asked) missed++
    return `${score}${score < asked ? "!" : " "}`.padStart(name.length)
  })
  console.log([page.padEnd(58), ...line, median(shifts).toFixed(3).padStart(5), median(weights).toFixed(0).padStart(4), [...why].join(" ")].join("  "))
}
await chrome.kill()
server.close()
process.exit(missed ? 1 : 0)
