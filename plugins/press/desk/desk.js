// Makes the desk quick: answers without loading the page anew, goes by keys, and follows the builds.
"use strict";
(() => {
  let now = null; // id of the doubt in hand
  let place = 0; // and its place, where the next one stands once it is settled
  let turn = Promise.resolve(); // what was asked of the server, one thing after another, so that no list is older than the last
  const sent = new Set(); // ids of doubts whose answers are under way: they are not shown again until these are written
  const GONE = "The desk does not answer, so nothing was written. Start it again, and open the address that it prints.";
  const all = () => [...document.querySelectorAll(".doubt:not([hidden])")];
  const inHand = () => all().find(one => one.id === now);
  const typing = () => document.activeElement?.matches("input:not([type=hidden]), select, textarea");
  const framed = () => document.querySelector("iframe").contentWindow;

  function take(doubt, focus = true) {
    if (!doubt) return;
    all().forEach(one => one.classList.toggle("now", one === doubt));
    now = doubt.id;
    place = all().indexOf(doubt);
    if (focus) doubt.focus();
    doubt.scrollIntoView({block: "nearest"});
    const page = doubt.dataset.page;
    if (page && framed().location.pathname !== page) framed().location.replace(page);
  }

  function takeNearest() {
    const doubts = all();
    take(inHand() ?? doubts[Math.min(place, doubts.length - 1)]);
  }

  function put(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const y = scrollY;
    fresh.querySelectorAll(".doubt").forEach(one => one.hidden = sent.has(one.id));
    document.querySelector("main").replaceWith(fresh.querySelector("main"));
    document.title = fresh.title;
    scrollTo({top: y, behavior: "instant"});
    takeNearest();
  }

  /** Send a form when its turn comes; the doubt that it answers leaves the page at once. */
  function send(form) {
    const doubt = form.closest(".doubt");
    const body = new URLSearchParams(new FormData(form));
    if (doubt) {
      sent.add(doubt.id);
      doubt.hidden = true;
      takeNearest();
    }
    turn = turn.then(() => post(form.action, body, doubt?.id));
  }

  async function post(action, body, id) {
    const {ok, html} = await ask(action, {method: "POST", body});
    sent.delete(id);
    if (id && !ok) now = id; // refused, and in hand again
    put(html);
  }

  /** Return what the desk answers; where it does not, the page as it is, and that. */
  async function ask(address, options) {
    try {
      const answer = await fetch(address, options);
      if (answer.status < 403 || answer.status === 422) return {ok: answer.ok, html: await answer.text()};
    } catch { /* said below */ }
    const page = document.documentElement.cloneNode(true);
    const wrong = document.createElement("p");
    Object.assign(wrong, {className: "wrong", role: "alert", textContent: GONE});
    page.querySelector(".said").replaceChildren(wrong);
    return {ok: false, html: page.outerHTML};
  }

  function undo() {
    turn = turn.then(() => {
      const form = document.querySelector(".last");
      return form && post(form.action, new URLSearchParams(new FormData(form)));
    });
  }

  function follow(number) {
    turn = turn.then(async () => {
      if (typing() || number <= Number(document.querySelector("main").dataset.number)) return;
      const {html} = await ask("");
      if (!typing()) put(html);
    });
  }

  document.addEventListener("submit", event => {
    event.preventDefault();
    send(event.target);
  });
  document.addEventListener("focusin", event => {
    const doubt = event.target.closest(".doubt");
    if (doubt && doubt.id !== now) take(doubt, false);
  });

  const keys = {
    j: () => take(all()[Math.min(place + 1, all().length - 1)]),
    k: () => take(all()[Math.max(place - 1, 0)]),
    u: undo,
  };
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") return inHand()?.focus();
    const choice = event.key === "Enter" && document.activeElement?.closest("select");
    if (choice) { // a browser sends no form from there
      event.preventDefault();
      return choice.form.requestSubmit();
    }
    if (typing()) return;
    const form = inHand()?.querySelectorAll(".answers form")[Number(event.key) - 1];
    const field = form?.querySelector("input:not([type=hidden]), select");
    if (keys[event.key]) keys[event.key]();
    else if (field) field.focus();
    else if (form) form.requestSubmit();
    else return;
    event.preventDefault();
  });

  let newest = 0;
  new EventSource("/.live/news").onmessage = message => follow(newest = JSON.parse(message.data).number);
  document.addEventListener("focusout", () => setTimeout(() => follow(newest)));
  take(all()[0]);
})();
