// The search form: it asks the index that `invoke extras` made, and writes what it finds as text. The address of the
// page holds the question, so that a search can be linked. Without this script the page is whole; see search.html.
// The index is fetched when somebody is about to ask, not before.
const root = new URL("../", import.meta.url);
const form = document.getElementById("find");
const said = document.getElementById("said");
const found = document.getElementById("found");
const more = document.getElementById("more");
const FILTERS = ["kind", "country", "year"];
const STEP = 10;
let index, results = [], shown = 0, asked = 0;

// An excerpt is escaped text with <mark>; only the two are taken over, whatever else it may hold.
function words(excerpt) {
  const parsed = document.createElement("template");
  parsed.innerHTML = excerpt;
  const line = document.createElement("p");
  line.append("… ");
  for (const node of parsed.content.childNodes) {
    const own = node.nodeName === "MARK" ? document.createElement("mark") : document.createDocumentFragment();
    own.append(node.textContent);
    line.append(own);
  }
  line.append(" …");
  return line;
}

function entry(page) {
  const item = document.createElement("li"), text = document.createElement("div"), head = document.createElement("h3");
  const link = document.createElement("a"), about = document.createElement("p");
  link.className = "plain";
  link.href = page.url;
  link.textContent = page.meta.title;
  about.className = "meta";
  about.textContent = [page.meta.kind, page.meta.date].filter(Boolean).join(", ");
  head.append(link);
  text.append(head, words(page.excerpt), about);
  item.append(text);
  return item;
}

async function show() {
  const now = asked, next = await Promise.all(results.slice(shown, shown + STEP).map((one) => one.data()));
  if (now !== asked) return;
  found.append(...next.map(entry));
  shown += next.length;
  more.hidden = shown >= results.length;
}

// How many pages each choice would find, beside the choice.
function count(select, known = {}) {
  for (const one of [...select.options].slice(1)) {
    one.value = one.text;
    one.text += ` (${known[one.value] ?? 0})`;
  }
}

async function fetched() {
  const pagefind = await import(new URL("extras/pagefind/pagefind.js", root));
  await pagefind.options({ baseUrl: root.pathname, excerptLength: 30 });
  const known = await pagefind.filters();
  for (const name of FILTERS) count(form.elements[name], known[name]);
  return pagefind;
}

function open() {
  index ??= fetched();
  return index.catch(() => { said.textContent = "The index of this copy of the site is not here; everything also stands below."; });
}

async function ask() {
  const now = ++asked, data = new FormData(form), question = data.get("q").trim();
  const filters = Object.fromEntries(FILTERS.filter((name) => data.get(name)).map((name) => [name, data.get(name)]));
  const kept = new URLSearchParams([...data].filter(([, value]) => value.trim()));
  history.replaceState(null, "", kept.size ? `?${kept}` : location.pathname);
  const any = question || Object.keys(filters).length, pagefind = await open();
  if (!pagefind) return;
  const answer = any ? await pagefind.search(question || null, { filters }) : { results: [] };
  if (now !== asked) return;
  results = answer.results;
  shown = 0;
  found.replaceChildren();
  found.hidden = !results.length;
  more.hidden = true;
  said.textContent = !any ? "" : results.length ? `${results.length} found` : "Nothing found; try fewer or other words.";
  await show();
}

const asks = new URLSearchParams(location.search);
for (const name of ["q", ...FILTERS]) form.elements[name].value = asks.get(name) ?? "";
let wait;
form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
form.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(ask, 200); });
for (const near of ["focusin", "pointerover"]) form.addEventListener(near, open, { once: true });
more.addEventListener("click", show);
if (asks.size) ask();
