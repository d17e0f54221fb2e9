"""Pages as readers meet them: a real browser, a real server, a strict policy, and no script where none is needed."""

import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from visits import PICTURES, WINDOWS, texts

from press.publish.headers import META_POLICY, POLICY

pytestmark = pytest.mark.slow

LINKED = ".ev[href*='#s-']"
LANDED = """() => {
  const aim = document.querySelector(":target"), one = aim && aim.closest(".s");
  if (!one) return "";
  const box = one.getBoundingClientRect();
  const painted = getComputedStyle(one).backgroundColor !== getComputedStyle(document.body).backgroundColor;
  return painted && box.bottom > 0 && box.top < innerHeight ? one.innerText : "";
}"""
MOVED = """
  globalThis.moved = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => moved += one.value))
    .observe({type: "layout-shift", buffered: true});
"""
LUMINANCE = """() => {
  const [r, g, b] = getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number);
  return (.2126 * r + .7152 * g + .0722 * b) / 255;
}"""


def test_no_message_no_violation_no_stranger_on_any_kind_of_page(visited):
    assert [one for visit in visited.values() for one in visit["heard"]] == []


def test_the_policy_stands_in_the_header_and_in_every_page(shown, address, tab):
    assert tab(f"{address}/").request.get(f"{address}/").headers["content-security-policy"] == POLICY
    for path in shown.rglob("*.html"):
        soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        said = soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
        own = re.sub(r" '(?:wasm-unsafe-eval|sha256-[A-Za-z0-9+/=]+)'", "", said)  # the search; the data of a page
        assert own == META_POLICY, path


def landed(page, tries=40):
    """Return the highlighted sentence once it is painted and in view, or "" when that never happens."""
    for _ in range(tries):
        page.wait_for_timeout(50)
        if text := page.evaluate(LANDED):
            return text
    return ""


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("kind", ["briefing", "entity", "timeline", "cooperation", "home", "corrections"])
def test_evidence_lands_on_its_sentence_and_paints_it(tab, address, kinds, kind, script):
    page = tab(f"{address}/{kinds[kind]}", java_script_enabled=script, reduced_motion="reduce")
    chips = page.locator(LINKED).filter(visible=True)
    assert chips.count()
    for number in range(min(chips.count(), 4)):
        if number:
            page.goto(f"{address}/{kinds[kind]}")
        said = chips.nth(number).get_attribute("aria-label") or f"sentence {chips.nth(number).inner_text().strip(' “')}"
        chips.nth(number).click()
        assert landed(page).startswith(re.match(r"sentence (\d+)", said)[1]), said


def test_evidence_of_a_withheld_sentence_leads_to_the_original(shown):
    html = (shown / "briefings/samplia-joins/index.html").read_text("utf-8")
    assert "Nobody else was there" not in html
    assert "https://herald.example/samplia#:~:text=" in html or "“2" not in html


def test_keyboard_walks_every_kind_of_page_with_a_visible_focus(visited):
    for kind, visit in visited.items():
        found, wanted = visit["focused"], visit["stops"]
        assert found[0]["skip"], kind
        assert [one["name"] for one in found if not (one["outline"] and one["visible"])] == [], kind
        assert wanted - visit["radios"] <= len(found) <= wanted, kind  # a group of radios is one stop


def test_skip_link_leads_to_the_text(tab, address, kinds):
    page = tab(f"{address}/{kinds['briefing']}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: urlsplit(url).fragment == "main")
    page.keyboard.press("Tab")
    assert page.evaluate("() => Boolean(document.activeElement.closest('main'))")


WHOLE = """cells => cells.map(cell => {
  const width = cell.clientWidth;
  cell.style.overflowWrap = "normal";
  return cell.scrollWidth <= width;
})"""


@pytest.mark.parametrize("width, size", WINDOWS)
def test_no_page_scrolls_sideways(visited, width, size):
    for kind, visit in visited.items():
        across, wide = visit[width, size]
        assert across <= width, (kind, across, wide)


def test_no_kind_or_rule_of_a_name_is_broken_on_a_phone(tab, address, kinds):
    page = tab(f"{address}/{kinds['briefing']}", viewport={"width": 390, "height": 800})
    cells = page.locator("section[aria-labelledby=h-n] td:nth-child(2)")
    assert cells.count() and set(cells.evaluate_all(WHOLE)) == {True}


def test_a_list_in_a_text_stands_below_its_heading(tab, address, kinds):
    page = tab(f"{address}/{kinds['briefing']}", viewport={"width": 1400, "height": 800})
    page.evaluate("""document.querySelector('.text').insertAdjacentHTML(
        'beforeend', '<h2>Sources</h2><ol><li>Orbit Wire</li></ol>')""")
    left = page.locator(".text > :not(.mg)").evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")
    assert len(left) > 2 and len(set(left)) == 1


LARGE = """() => {
    const names = Array(6).fill("International Convention on Lunar Stations");
    const heads = names.map(name => `<th scope="col"><a class="ent" href="#">${name}</a></th>`).join("");
    const row = `<tr><th scope="row" class="what">Peru</th>${`<td data-l="${names[0]}:">2024</td>`.repeat(6)}</tr>`;
    document.querySelector("main").innerHTML = `<section class="row"><h2>Countries</h2><div class="scroll"
        ><table class="tt"><thead><tr><td></td>${heads}</tr></thead><tbody>${row.repeat(60)}</tbody></table></div>`;
    const grid = document.querySelector(".scroll"), head = grid.querySelector("thead th");
    grid.scrollTo(0, 600);
    const hidden = grid.scrollWidth > grid.clientWidth, of = one => one.getBoundingClientRect();
    return [hidden, of(head).top >= of(grid).top, getComputedStyle(grid.querySelector("[data-l]"), "::before").content];
}"""
"""Puts a grid with long names and many rows on a page, and scrolls in it."""


def test_names_of_columns_stay_where_a_grid_is_read(tab, address):
    wide, phone = (tab(f"{address}/memberships/", viewport={"width": width, "height": 800}) for width in (1400, 360))
    assert wide.evaluate(LARGE) == [False, True, "none"]
    assert phone.evaluate(LARGE)[2].startswith('"International Convention on Lunar Stations:')


@pytest.mark.parametrize("width", PICTURES)
def test_words_of_a_picture_never_touch(visited, width):
    assert {kind: visit[width] for kind, visit in visited.items() if visit[width]} == {}


@pytest.mark.parametrize("words", ['<a class="when" href="#d-1">2:35 P.M.</a>', "<a href='#d-1'>Peru</a> left."])
def test_a_number_and_a_link_beside_it_can_be_touched_apart(tab, address, words):
    page = tab(address, viewport={"width": 400, "height": 800})
    page.goto(f"{address}/method/")
    sentence = f'<div class="text"><p><span class="s"><a class="n" href="#s-1">2</a>{words}</span></p></div>'
    number, link = page.evaluate(
        """html => { document.querySelector("main").innerHTML = html
          return [...document.querySelectorAll(".s a")].map(one => one.getBoundingClientRect().toJSON()) }""",
        sentence,
    )
    middle = (number["left"] + number["right"]) / 2
    assert link["left"] - middle >= 12  # WCAG 2.2, 2.5.8: a circle of 24 px round one target touches no other


def test_dark_is_dark_and_light_is_light(tab, address):
    assert tab(f"{address}/", color_scheme="dark").evaluate(LUMINANCE) < 0.15
    assert tab(f"{address}/", color_scheme="light").evaluate(LUMINANCE) > 0.85


def test_contents_are_the_same_without_script(chromium, address, kinds, visited):
    for kind, text in texts(chromium, address, kinds).items():
        if kind != "search":  # its form is the script's; what it finds stands below it
            assert visited[kind]["text"] == text, kind
            assert len(text) > 60, kind


def test_pictures_have_words_and_no_hidden_link(visited):
    assert any(visit["pictures"] for visit in visited.values())
    for kind, visit in visited.items():
        for role, label, links in visit["pictures"]:
            assert role in ("img", "group"), kind
            assert label, kind
            assert role == "group" or not links, kind


def test_print_drops_navigation_and_prints_addresses(tab, address, kinds):
    page = tab(f"{address}/{kinds['briefing']}")
    page.emulate_media(media="print")
    assert not page.locator(".mast nav").is_visible()
    assert not page.locator(".skip").is_visible()
    assert page.locator(".notes li").first.is_visible()
    assert page.locator(".notes li").first.inner_text().startswith("a")
    assert "example.org/agreement" in page.locator(".notes").inner_text()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


HOW = """() => {
  const style = getComputedStyle(document.querySelector("a.when"), "::after"), bottom = parseFloat(style.bottom);
  return style.position === "fixed" && bottom === 0 ? style.content : "";
}"""


def test_hover_and_focus_say_how_a_date_was_read(tab, address, kinds):
    page = tab(f"{address}/{kinds['briefing']}", java_script_enabled=False, reduced_motion="reduce")
    first = page.locator("a.when").first
    assert page.evaluate(HOW) == ""
    first.hover()
    assert "counted from the day of the text, Wednesday 5 March 2025; rule" in page.evaluate(HOW)
    page.mouse.move(0, 0)
    page.keyboard.press("Tab")
    while not first.evaluate("one => one === document.activeElement"):
        page.keyboard.press("Tab")
    assert "counted from the day of the text" in page.evaluate(HOW)
    page.keyboard.press("Enter")
    assert page.locator("tr:target").inner_text().startswith("“1")


def test_marks_and_words_of_a_figure_lead_to_what_they_mean(tab, address, kinds, shown):
    for kind in ("home", "entity", "briefing"):
        page = tab(f"{address}/{kinds[kind]}")
        marks = page.locator(".fig a:has(rect, use)")
        assert marks.count(), kind
        for number in range(marks.count()):
            assert marks.nth(number).locator("title").text_content(), kind
        page.locator(".fig a:has(text)").first.focus()
        page.keyboard.press("Enter")
        page.locator(":target").wait_for(state="attached")


def test_search_finds_filters_and_keeps_the_question_in_its_address(tab, address):
    page = tab(f"{address}/search/?q=astronauts")
    page.locator("#found li").first.wait_for()
    first = page.locator("#found a").first.get_attribute("href")
    assert re.match(r"/briefings/.+/#:~:text=[^-]+%20[^-]+%20([^-]+)-,astronauts&text=\1-,astronauts$", first), first
    page.locator("#kind").select_option("agency")
    page.wait_for_url("**/search/?q=astronauts&kind=agency")
    page.fill("#q", "zeppelin")
    page.wait_for_url("**/search/?q=zeppelin&kind=agency")
    page.get_by_text("Nothing found").wait_for()
    page.locator("#kind").select_option("")
    page.fill("#q", "who worked on Monday?")
    page.get_by_text(re.compile("Nothing has all these words; .* found for “(?:Monday|worked)”")).wait_for()
    page.fill("#q", "astronaughts")
    page.get_by_text(re.compile("Nothing has “astronaughts”; .* found for “astronau")).wait_for()
    page.fill("#q", "qwertz")
    page.get_by_text("Nothing found").wait_for()


def test_search_asks_for_its_index_only_when_somebody_is_about_to_ask(tab, address):
    asked = []
    page = tab(f"{address}/about/")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/search/", wait_until="networkidle")
    assert [url for url in asked if "/extras/" in url] == []
    page.locator("#q").focus()
    page.locator("#year option", has_text="(").first.wait_for(state="attached")
    assert any("/extras/pagefind/" in url for url in asked)


def test_nothing_on_the_search_page_moves_while_it_loads(tab, address):
    page = tab(f"{address}/about/")
    slowed = page.context.new_cdp_session(page)
    slowed.send("Emulation.setCPUThrottlingRate", {"rate": 20})  # shows the page before it has read it all
    page.add_init_script(MOVED)
    page.goto(f"{address}/search/", wait_until="networkidle")
    assert page.evaluate("() => moved") < 0.001


def test_search_without_its_index_says_so(tab, address, shown):
    page = tab(f"{address}/about/")
    page.route("**/extras/**", lambda route: route.abort())
    page.goto(f"{address}/search/")
    page.locator("#kind").focus()
    page.get_by_text("The index of this copy of the site is not here").wait_for()


def test_search_without_script_offers_no_form(tab, address):
    page = tab(f"{address}/search/", java_script_enabled=False)
    assert page.locator("form").is_hidden()
    assert page.get_by_role("button").count() == 0


def test_frames_are_for_other_sites_and_nothing_else_is(tab, address, kinds):
    ask = tab(f"{address}/").request
    policies = {kind: ask.get(f"{address}/{path}").headers["content-security-policy"] for kind, path in kinds.items()}
    assert {kind for kind, policy in policies.items() if "frame-ancestors" not in policy} == {"embed"}
