"""What others show of a link: each kind of page names its picture, and each picture is as its drawing has it."""

from base64 import b64encode

import pytest
from bs4 import BeautifulSoup
from builders import CARDS
from project import HERE

from press.options import PLACEHOLDER

DRAWN = HERE / "theme/cards"
DIFFERENT = """async (images) => {
  const [one, other] = await Promise.all(images.map(async (source) => {
    const image = new Image(), canvas = new OffscreenCanvas(1200, 630).getContext("2d");
    image.src = source;
    await image.decode();
    canvas.drawImage(image, 0, 0, 1200, 630);
    return [image.naturalWidth, image.naturalHeight, ...canvas.getImageData(0, 0, 1200, 630).data];
  }));
  return [other[0], other[1], one.filter((value, at) => at > 1 && Math.abs(value - other[at]) > 96).length];
}"""
"""Gives the size of the second of two images, and how much of it looks otherwise than the first."""


def test_each_kind_of_page_names_its_picture_and_the_site_has_it(shown, kinds):
    named = {}
    for path in kinds.values():
        file = shown / (path if path.endswith(".html") else f"{path}index.html")
        page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        for image in page.select('meta[property="og:image"]'):
            assert (shown / image["content"].removeprefix(f"{PLACEHOLDER}/")).is_file(), path
            named[page.body["data-kind"]] = image["content"].rpartition("/")[2].partition(".")[0]
    assert set(named.values()) == set(CARDS) and len(named) > 25
    assert (named["home"], named["pair"], named["timeline_year"]) == ("page", "cooperation", "timeline")


@pytest.mark.parametrize("card", CARDS)
def test_a_picture_is_as_large_as_it_says_and_as_it_is_drawn(tab, card):
    svg, png = (DRAWN / f"{card}.svg").read_bytes(), (HERE / f"theme/static/cards/{card}.png").read_bytes()
    images = [f"data:image/{form};base64,{b64encode(of).decode()}" for form, of in (("svg+xml", svg), ("png", png))]
    assert tab("about:blank").evaluate(DIFFERENT, images) == [1200, 630, 0]
    assert len(png) < 16_000
