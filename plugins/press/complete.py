"""Build a site with all that its pages lead to: every verb that builds does it through here.

The files of all rows are made apart of the pages, and not again for each edit; where a page leads to one that is not
there, they are made.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TextIO

from press import up_to_date
from press.build import build
from press.options import Options
from press.scan import EXTRAS

_PAGE = "data/index.html"
_LED_TO = re.compile(rf'"\.\./({EXTRAS}/data/[^"]+)"')


def build_complete(
    options: Options, out: TextIO | None = None, err: TextIO | None = None, latest: date | None = None
) -> int:
    """Bring the site up to date as `build` does, then what is lacking beside it; return the exit status."""
    status = build(options, out, err, latest)
    if up_to_date.load(options.cache) is not None and _lacks(options):
        from press.extras import data

        status = data(options, out, err) or status
    return status


def _lacks(options: Options) -> bool:
    """Return True when the page of the data leads to a file that is not there."""
    page = options.output / _PAGE
    led_to = _LED_TO.findall(page.read_text("utf-8")) if page.is_file() else ()
    return any(not (options.output / path).is_file() for path in led_to)
