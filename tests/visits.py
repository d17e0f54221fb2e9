"""What a browser finds on one page of each kind, each opened once for all tests that ask.

A visit is the answers by name: of the scripts below, what was heard while the page was open, what a screen reader says,
and what Tab leads to.
"""

HEARD = "addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective))"
TOUCHING = """() => [...document.querySelectorAll("svg")].filter(svg => svg.checkVisibility()).flatMap(svg => {
  const words = [...svg.querySelectorAll("text")].filter(one => one.closest("svg") === svg && one.checkVisibility());
  const boxes = words.map(one => [one.textContent, one.getBoundingClientRect()]).filter(([, box]) => box.width);
  return boxes.flatMap(([said, a], at) => boxes.slice(at + 1)
    .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
    .map(([other]) => `${said} | ${other}`));
})"""
ACROSS = """size => {
  document.documentElement.style.fontSize = size;
  const wide = [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".scroll, .vh"));
  return [document.documentElement.scrollWidth, wide.slice(0, 5).map(one => one.outerHTML.slice(0, 120))];
}"""
STOPS = """() => [...document.querySelectorAll("a[href], summary, input, select, textarea, button, [tabindex='0']")]
  .filter(one => one.getAttribute("tabindex") !== "-1")
  .filter(one => one.checkVisibility({visibilityProperty: true})).length"""
WATCH = """() => {
  globalThis.focused = [];
  addEventListener("keydown", () => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    if (one === document.body || one === document.documentElement) return;
    one.dataset.seen = (Number(one.dataset.seen) || 0) + 1;
    focused.push({seen: Number(one.dataset.seen), skip: one.matches(".skip"), name: one.outerHTML.slice(0, 90),
      outline: parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none",
      visible: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight});
  }, true);
}"""
"""Before each press of a key, note what is focused since the press before."""
LEFT = "() => [document.activeElement === document.body, focused]"
SCRIPTS = {
    "headings": """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(one => Number(one.tagName[1]))""",
    "unnamed": """() => [...document.querySelectorAll("nav, section, aside, form:not([role])")]
      .filter(one => !one.getAttribute("aria-label")
        && !document.getElementById(one.getAttribute("aria-labelledby")))
      .map(one => one.outerHTML.slice(0, 90))""",
    "headless": """() => [...document.querySelectorAll("table")].flatMap(table => [
        ...(table.caption?.textContent.trim() ? [] : [table]),
        ...table.querySelectorAll("th:not([scope])"),
        ...[...table.tBodies].flatMap(body => [...body.rows]).filter(row => !row.querySelector("th[scope=row]")),
      ]).map(one => one.outerHTML.slice(0, 120))""",
    "states": """() => [...document.querySelectorAll(".st")].map(one => one.textContent)""",
    "pictures": """() => [...document.querySelectorAll("main svg:not([aria-hidden]):not(svg svg)")].map(
      one => [one.getAttribute("role"), one.getAttribute("aria-label"), one.querySelectorAll("a").length])""",
    "radios": """() => document.querySelectorAll("input[type=radio]").length""",
    "stops": STOPS,
}
PICTURES = (320, 800, 1280)
"""Widths at which pictures are looked at."""
WINDOWS = ((320, "100%"), (1280, "200%"), (320, "150%"))
"""Widths and sizes of text at which no page may be wider than its window."""


def visits(chromium, address, kinds):
    """Return the visit of each kind of page."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    context.add_init_script(HEARD)
    page, found = context.new_page(), {}
    heard = []
    page.on("console", lambda message: heard.append((page.url, message.text)))
    page.on("pageerror", lambda error: heard.append((page.url, str(error))))
    page.on("request", lambda request: heard.append(request.url) if not request.url.startswith(address) else None)
    page.on("response", lambda answer: heard.append((answer.url, answer.status)) if answer.status >= 400 else None)
    for kind, path in kinds.items():
        page.goto(f"{address}/{path}")
        found[kind] = _read(page) | {"focused": walk(page)} | _resized(page) | {"heard": tuple(heard)}
        heard.clear()
    context.close()
    return found


def _read(page):
    """Return what the scripts answer, the roles and names that are spoken, a line each, and the text."""
    answers = {name: page.evaluate(script) for name, script in SCRIPTS.items()}
    spoken = page.locator("body").aria_snapshot().splitlines()
    return answers | {"spoken": spoken, "text": page.locator("main").inner_text()}


def _resized(page):
    """Return which words of pictures touch at each width, and how wide the page is in each window."""
    found = {}
    for width in PICTURES:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = page.evaluate(TOUCHING)
    for width, size in WINDOWS:
        page.set_viewport_size({"width": width, "height": 700})
        found[width, size] = page.evaluate(ACROSS, size)
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def walk(page, most=600):
    """Hold Tab until the focus leaves the page; return what was focused."""
    page.evaluate(WATCH)
    for _ in range(0, most, 10):
        for _ in range(10):
            page.keyboard.down("Tab")
        out, focused = page.evaluate(LEFT)
        once = [one for one in focused if one["seen"] == 1]
        if out or len(once) < len(focused):
            page.keyboard.up("Tab")
            return once
    raise AssertionError(f"the focus never leaves the page: {focused[-3:]}")


def texts(chromium, address, kinds):
    """Return the text of each kind of page in a browser that runs no script."""
    context = chromium.new_context(java_script_enabled=False)
    page, found = context.new_page(), {}
    for kind, path in kinds.items():
        page.goto(f"{address}/{path}")
        found[kind] = page.locator("main").inner_text()
    context.close()
    return found
