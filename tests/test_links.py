"""Lychee, a checker of links that shares no code with ours, finds each of them leading somewhere on the whole site."""

import json
import subprocess
import sysconfig
from pathlib import Path

from conftest import without

from press.options import PLACEHOLDER as SITEURL

LYCHEE = Path(sysconfig.get_path("scripts")) / "lychee"
READ = "html,xml,json,opml,txt,csv,ics"
"""Ends of the names of the files in which links and addresses are looked for."""


def dead(site):
    """Return how many links a site has to itself, and those that lead to no file, place or words, by file."""
    if not LYCHEE.is_file():
        without(f"{LYCHEE} is missing; run: .venv/bin/pip install -c constraints.txt -e '.[test]'")
    options = ["--offline", "--include-fragments=full", "--index-files", "index.html", "--extensions", READ]
    here = ["--root-dir", str(site), "--remap", f"^{SITEURL}/(.*) {site.as_uri()}/$1"]
    command = [LYCHEE, *options, *here, "--no-progress", "--format", "json", str(site)]
    found = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    return found["successful"], found["error_map"]


def test_every_link_and_address_of_the_site_leads_somewhere(shown):
    followed, errors = dead(shown)
    assert followed > 1000 and errors == {}


PAGE = '<a href="#here" id="here">Here</a> <a href="#no">No</a> <a href="#:~:text=words">Words</a>'
FEED = f'<feed><link href="{SITEURL}/gone/"/><link href="{SITEURL}/#here"/></feed>'


def test_a_link_to_a_place_words_or_an_address_that_is_not_there_is_seen(tmp_path):
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "feed.xml").write_text(FEED)
    followed, errors = dead(tmp_path)
    assert followed == 2
    assert {Path(name).name: len(found) for name, found in errors.items()} == {"feed.xml": 1, "index.html": 2}
