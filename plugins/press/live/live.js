// Reloads the page when the site was built anew and keeps its place; shows over it what is wrong with the site.
"use strict";
(() => {
  const output = document.currentScript.dataset.output;
  const KEY = "live:place";

  /** Remember what stands at the top of the window: the first named place in view, and how far down it stands. */
  function leave() {
    const named = [...document.querySelectorAll("[id]")].find(one => one.getBoundingClientRect().top >= 0);
    const place = {path: location.pathname, y: scrollY, id: named?.id, top: named?.getBoundingClientRect().top};
    sessionStorage.setItem(KEY, JSON.stringify(place));
    removeEventListener("pagehide", away);
    history.scrollRestoration = "manual"; // else the browser scrolls back to where the old page stood
    location.reload();
  }

  function away() {
    history.scrollRestoration = "auto";
  }

  function arrive() {
    const place = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    sessionStorage.removeItem(KEY);
    if (place?.path !== location.pathname) return;
    const named = place.y && place.id ? document.getElementById(place.id) : null;
    const top = named ? scrollY + named.getBoundingClientRect().top - place.top : place.y;
    scrollTo({top, behavior: "instant"});
  }

  const shade = document.createElement("div");
  const room = shade.attachShadow({mode: "open"});

  // in a frame of the desk, which says it itself, nothing stands over the page
  function show({problems, advice}) {
    room.replaceChildren();
    if (!problems.length || self !== top) return shade.remove();
    const style = Object.assign(document.createElement("link"), {rel: "stylesheet", href: "/.live/live.css"});
    const box = Object.assign(document.createElement("section"), {role: "alert"});
    const further = advice ? ` (advice in the terminal: ${advice})` : "";
    const head = Object.assign(document.createElement("h2"), {textContent: `What the last build complains of${further}`});
    const close = Object.assign(document.createElement("button"), {textContent: "Hide", onclick: () => shade.remove()});
    const list = Object.assign(document.createElement("pre"), {textContent: problems.join("\n"), tabIndex: 0});
    box.append(head, close, list);
    room.append(style, box);
    document.body.append(shade);
  }

  addEventListener("keydown", event => event.key === "Escape" && shade.remove());
  addEventListener("load", arrive);
  addEventListener("pagehide", away);
  new EventSource("/.live/news").onmessage = message => {
    const news = JSON.parse(message.data);
    if (news.output !== output) leave();
    else show(news);
  };
})();
