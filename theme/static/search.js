// The search form: it asks the index that `invoke extras` made, and writes what it finds as text. The address of the
// page holds the question, so that a search can be linked. Without this script the page is whole; see search.html.
// The index is fetched when somebody is about to ask, not before.
const root = new URL("../", document.baseURI);
const file = location.protocol === "file:" ? "index.html" : "";
const form = document.getElementById("find");
const said = document.getElementById("said");
const found = document.getElementById("found");
const more = document.getElementById("more");
const FILTERS = ["kind", "country", "year"];
const STEP = 10;
let index, results = [], shown = 0, asked = 0;

function parsed(excerpt) {
  const held = document.createElement("template");
  held.innerHTML = excerpt;
  return held.content;
}

// An excerpt is escaped text with <mark>; only the two are taken over, whatever else it may hold.
function words(excerpt) {
  const line = document.createElement("p");
  line.append("… ");
  for (const node of parsed(excerpt).childNodes) {
    const own = node.nodeName === "MARK" ? document.createElement("mark") : document.createDocumentFragment();
    own.append(node.textContent);
    line.append(own);
  }
  line.append(" …");
  return line;
}

// The place of the words that were found, most of them together: with three words of their sentence before them, since one
// is said more than once on a page. Where these stand in several blocks of the page, they are not found, and the word
// before them serves, or the one behind where a sentence begins with them: a browser goes to the first place that it finds.
function place(excerpt) {
  const runs = [...excerpt.matchAll(/(?:<mark>[^<]*<\/mark>\s*)+/g)].sort((one, other) => other[0].length - one[0].length);
  if (!runs.length) return "";
  const plain = (html) => parsed(html).textContent.trim(), said = (text) => encodeURIComponent(text).replaceAll("-", "%2D");
  const words = plain(excerpt.slice(0, runs[0].index)).split(/[.!?][”)]*\s/).pop().split(/\s+/), before = words.at(-1);
  const after = plain(excerpt.slice(runs[0].index + runs[0][0].length)).split(/\s+/)[0];
  const lead = before && !/[.!?”)]$|^\d/.test(before) ? `${said(before)}-,` : "";
  const run = said(plain(runs[0][0]).replace(/[.,;:!?”)]+$/, "")), near = `text=${lead}${run}${after && !lead ? `,-${said(after)}` : ""}`;
  return `#:~:${words.length > 1 && lead ? `text=${said(words.slice(-3).join(" "))}-,${run}&` : ""}${near}`;
}

function entry(page) {
  const item = document.createElement("li"), text = document.createElement("div"), head = document.createElement("h3");
  const link = document.createElement("a"), about = document.createElement("p");
  link.className = "plain";
  link.href = page.url + file + place(page.excerpt);
  link.textContent = page.meta.title;
  about.className = "meta";
  about.textContent = [page.meta.kind, page.meta.date].filter(Boolean).join(", ");
  if (page.meta.doubt) {
    const mark = document.createElement("span");
    mark.className = "st con";
    mark.textContent = page.meta.doubt;
    about.append(" ", mark);
  }
  head.append(link);
  text.append(head, words(page.excerpt), about);
  item.append(text);
  return item;
}

// Who or what is called as was asked stands before what names it.
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
const isCalled = (name) => bare(name) === bare(form.elements.q.value);
const called = ({ meta }) => [meta.title, ...(meta.names ?? "").split(", ")].some(isCalled);

async function show() {
  const now = asked, next = await Promise.all(results.slice(shown, shown + STEP).map((one) => one.data()));
  if (now !== asked) return;
  found.append(...next.sort((one, other) => called(other) - called(one)).map(entry));
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
  const pagefind = await import(window.pagefind ?? new URL("extras/pagefind/pagefind.js", root));
  await pagefind.options({ baseUrl: root.pathname, excerptLength: 30, ranking: { metaWeights: { names: 10 } } });
  const known = await pagefind.filters();
  for (const name of FILTERS) count(form.elements[name], known[name]);
  return pagefind;
}

function open() {
  index ??= fetched();
  return index.catch(() => { said.textContent = "The index of this copy of the site is not here; everything also stands below."; });
}

// Where nothing has all words: what has those that are not small words of a question, else the rarest of these.
const SMALL = new RegExp("(?<!\\S)(?:when|where|who|what|which|how|why|do|does|did|is|are|was|were|will|has|have"
  + "|the|an?|of|in|to|for)(?!\\S)", "gi");
async function fewer(pagefind, question, filters) {
  const left = question.replace(SMALL, "").replace(/[?]/g, "").trim().split(/\s+/).filter(Boolean);
  const ask = async (words) => [words, words ? (await pagefind.search(words, { filters })).results : []];
  const [all, ...each] = await Promise.all([left.join(" "), ...left].map(ask)), there = each.filter(([, listed]) => listed.length);
  return all[1].length ? all : there.sort(([, one], [, other]) => one.length - other.length)[0];
}

// For a word that it does not hold the index gives what a short word at its head finds, "t" for "tnt": no answer.
async function bears(listed, word) {
  if (!listed.length) return false;
  const marks = [...(await listed[0].data()).excerpt.matchAll(/<mark>([^<]*)/g)].map(([, mark]) => bare(mark));
  return !marks.length || marks.some((mark) => mark.length * 2 > word.length && mark.startsWith(bare(word).slice(0, 2)));
}

// A word as asked; else the longest beginning of it that some word of the site has, "Tiangon" for "Tiangonng"; else nothing.
async function spelt(pagefind, word) {
  if (!/^\p{Script=Latin}{5,}$/u.test(word)) return word;
  for (let left = word; left.length > 4; left = left.slice(0, -1))
    if (await bears((await pagefind.search(left)).results, left)) return left;
  return "";
}

async function ask() {
  const now = ++asked, data = new FormData(form), question = data.get("q").trim();
  const filters = Object.fromEntries(FILTERS.filter((name) => data.get(name)).map((name) => [name, data.get(name)]));
  const kept = new URLSearchParams([...data].filter(([, value]) => value.trim()));
  history.replaceState(null, "", kept.size ? `?${kept}` : location.pathname);
  const any = question || Object.keys(filters).length, pagefind = await open();
  if (!pagefind) return;
  const meant = (await Promise.all(question.split(/\s+/).map((word) => spelt(pagefind, word)))).filter(Boolean).join(" ");
  const answer = meant || (any && !question) ? await pagefind.search(meant || null, { filters }) : { results: [] };
  const less = meant.includes(" ") && !answer.results.length && await fewer(pagefind, meant, filters);
  if (now !== asked) return;
  results = less ? less[1] : answer.results;
  shown = 0;
  found.replaceChildren();
  found.hidden = !results.length;
  more.hidden = true;
  const one = meant === question.split(/\s+/).join(" ");
  said.textContent = !any ? "" : less ? `Nothing has all these words; ${results.length} found for “${less[0]}”.`
    : !results.length ? "Nothing found; try fewer or other words."
    : one ? `${results.length} found` : `Nothing has “${question}”; ${results.length} found for “${meant}”.`;
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
