// The search form: it asks the index that `invoke extras` made, and writes what it finds as text. The address of the
// page holds the question, so that a search can be linked. Without this script the page is whole; see search.html.
const root = new URL("../", import.meta.url);
const form = document.getElementById("find");
const said = document.getElementById("said");
const found = document.getElementById("found");
const more = document.getElementById("more");
const FILTERS = ["kind", "country", "year"];
const STEP = 10;
let pagefind, results = [], shown = 0, asked = 0;

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

async function ask() {
  const now = ++asked, data = new FormData(form), question = data.get("q").trim();
  const filters = Object.fromEntries(FILTERS.filter((name) => data.get(name)).map((name) => [name, data.get(name)]));
  const kept = new URLSearchParams([...data].filter(([, value]) => value.trim()));
  history.replaceState(null, "", kept.size ? `?${kept}` : location.pathname);
  const any = question || Object.keys(filters).length;
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

async function start() {
  try {
    pagefind = await import(new URL("extras/pagefind/pagefind.js", root));
    await pagefind.options({ baseUrl: root.pathname, excerptLength: 30 });
    const known = await pagefind.filters();
    for (const name of FILTERS) {
      const values = Object.keys(known[name] ?? {}).sort();
      if (name === "year") values.reverse();
      form.elements[name].append(...values.map((value) => new Option(`${value} (${known[name][value]})`, value)));
    }
  } catch {
    said.textContent = "The index of this copy of the site is not here; everything also stands below.";
    return;
  }
  for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
  said.textContent = "";
  form.hidden = false;
  let wait;
  form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  form.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(ask, 200); });
  more.addEventListener("click", show);
  await ask();
}

start();
