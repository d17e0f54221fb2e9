"""What the gate asks of a page is gathered while the page is made, and is what a reading of the page finds."""

import pytest
from jinja2 import DictLoader, Environment

from briefing.publish import gate
from briefing.publish.elements import Chip, Link
from press.gathered import FILTERS, Gathering, gathering
from press.markup import GLOBALS
from press.options import options
from press.store import STATE, opened

PAGES = {
    "literal": '<a href="b/" id="x">b</a><img src="c.png">',
    "value": '<p id="s-{{ n }}"><a class="y" href="{{ root }}b/?a=1&amp;b={{ n }}#s">b</a></p>',
    "condition": '<tr{% if n > 1 %} id="r{{ n }}"{% endif %}>{% if n > 9 %}<a href="never/">x</a>{% endif %}</tr>',
    "words": '<a href="{{ root }}{% if "?" in root %}&amp;{% else %}?{% endif %}x={{ "a b"|urlencode }}">a</a>',
    "escaped": '<a href="{{ "a&b\\"/" }}">a</a><p title="href=&quot;no/&quot;">href="no/"</p>',
    "looped": '{% for one in ["a", "b"] %}<a href="{{ one }}/">{{ one }}</a><b id="{{ one }}"></b>{% endfor %}',
    "macro": '{% macro m(a) %}<a href="{{ a }}">x</a>{% endmacro %}{{ m("one/")|trim }}{{ m("two/") }}',
    "base": '<link href="{% block css %}{{ root }}{% endblock %}site.css">{% block main %}{% endblock %}',
    "child": '{% extends "base" %}{% block css %}other/{% endblock %}{% block main %}<i id="z"></i>{% endblock %}',
    "html": '{{ \'<p id="k"><a href="l/">href="no/"</a></p>\'|safe }}',
    "function": "{{ link(one) }}{{ chip(step) }}",
}
VALUES = {"n": 3, "root": "../", "one": Link("../esa/", "ESA & co"), "step": Chip("#s-1", "1", "")}


def environment(**options):
    made = Environment(loader=DictLoader(PAGES), autoescape=True, trim_blocks=True, lstrip_blocks=True, **options)
    made.filters.update(FILTERS)
    made.globals.update(GLOBALS)
    return made


@pytest.mark.parametrize("name", PAGES)
def test_what_is_gathered_is_what_the_page_holds(name):
    with gathering() as found:
        html = environment(extensions=[Gathering]).get_template(name).render(**VALUES)
    read = gate.facts("a/index.html", html.encode())
    assert gate.page_facts("a/index.html", html, found.links, found.ids) == read
    assert html == environment().get_template(name).render(**VALUES)
    assert read.links or read.ids


def test_nothing_is_gathered_outside_of_a_page():
    made = environment(extensions=[Gathering]).get_template("literal")
    with gathering() as found:
        pass
    assert made.render() == PAGES["literal"] and not found.links


def test_every_page_of_a_built_site_was_gathered_as_it_is_read(shown):
    with opened(options(shown.parent).cache / STATE) as store:
        pages = store.pages(store.notes())
    assert len([path for path in pages if path.endswith(".html")]) > 30
    for path, entry in pages.items():
        read = gate.facts(path, (shown / path).read_bytes())
        assert (entry.links, entry.ids) == (read.links, read.ids), path
