"""The edits that tests make on the full site, by name: of tables, headers, texts, theme, settings and options.

They are made from the shapes of the tables, the headers that the code asks for, and the files of the theme; so what is
new there is edited without being named here. `EACH` has one of each, `MORE` what the night tries besides.
"""

import ast
import re
import runpy
from functools import partial

import file_edits as files
import record_edits as records
from full_site import ARTICLES, NAMED, SEEDS, TYPE, UNNAMED
from project import HERE

from briefing.ingest.head import SIGNATURE
from briefing.knowledge import ENTITY_TYPES
from briefing.knowledge.shapes import TABLES
from press.texts import FOOT

TEXTS, ABOUT, RAW, STATIC = "content/briefings", "content/pages", "seeds", "theme/static"
OTHERS = tuple(table for table in TABLES if table not in ENTITY_TYPES)
OPTIONS = {"siteurl": "https://two.example/space", "as_of": "2027-01-31"}
TEMPLATES = sorted(path.name for path in HERE.glob("theme/templates/*.html"))
SHARED = {"base.html", "_macros.html"}
"""Templates that others are made of; each of the rest makes pages of its own."""
SETTINGS = runpy.run_path(str(HERE / "pelicanconf.py"))["THEME_SETTINGS"]


def headers():
    """Return the headers of articles that the code asks for by name."""
    trees = (ast.parse(path.read_text("utf-8")) for path in sorted(HERE.glob("plugins/briefing/ingest/*.py")))
    names = {SIGNATURE}
    for node in (node for tree in trees for node in ast.walk(tree)):
        match node:
            case ast.Call(func=ast.Attribute(attr="get"), args=[ast.Constant(value=str(name))]):
                names |= {name} if re.fullmatch("[A-Z][A-Za-z0-9-]+", name) else set()
    return sorted(names)


def shapes():
    """Return one table of each shape: the usual one for entities, and every other that has fields of its own."""
    found = {}
    for table in (TYPE, *TABLES):
        found.setdefault(repr(TABLES[table]), table)
    return tuple(found.values())


def of_fields():
    """Yield a change of each field of each table, of the record that no text names where it is one."""
    for table in shapes():
        for field in TABLES[table]:
            yield f"{table}.{field} changed", partial(records.change, table, field, UNNAMED)


def _of_rows():
    yield f"{TYPE} made an organisation", partial(records.move, TYPE, "organisation", UNNAMED)
    for table in shapes():
        yield f"{table} added", partial(records.add_row, table, "")
        yield f"{table} deleted", partial(records.delete_row, table, UNNAMED)
        if "sources" in TABLES[table]:
            yield f"outlet of a source of {table} added", partial(records.add_row, "outlet", records.own_host(table))


def _of_texts():
    for name in headers():
        yield f"{name} changed", partial(files.change_header, name, TEXTS, "")
    for name in ("Title", "Slug", "Summary"):
        yield f"{name} of a page changed", partial(files.change_header, name, ABOUT, "more.md")
    for below, file in ((TEXTS, "shared-station.md"), (ABOUT, "more.md"), (RAW, "first.txt"), (STATIC, "site.css")):
        yield f"letter of {file} changed", partial(files.change_letter, below, file)
    yield "year of wired.md changed", partial(files.change_year, TEXTS, "wired.md")
    yield "wired.md moved", partial(files.move, "below/other.md", TEXTS, "wired.md")
    for below, file in ((TEXTS, "samplia-joins.md"), (ABOUT, "more.md"), (RAW, "two.txt"), (STATIC, "loose.txt")):
        yield f"{file} deleted", partial(files.delete, below, file)
        yield f"{file} added once more", partial(files.add_file, below, file)


def _of_theme():
    for names in ([name] for name in TEMPLATES if name in SHARED):
        yield f"{names[0]} changed", partial(files.change_templates, names)
    yield "all other templates changed", partial(files.change_templates, sorted({*TEMPLATES} - SHARED))
    for name in SETTINGS:
        yield f"{name} set", partial(files.change_setting, name)
    for name, value in OPTIONS.items():
        yield f"{name} given", lambda _, given={name: value}: given


def _of_named():
    """Yield edits of the records of the usual table: those that texts name, and those that have few fields."""
    for field, shape in TABLES[TYPE].items():
        yield f"{TYPE}.{field} of {NAMED} changed", partial(records.change, TYPE, field, NAMED)
        yield f"{TYPE}.{field} added", partial(records.add, TYPE, field)
        if not shape.required:
            yield f"{TYPE}.{field} of {NAMED} removed", partial(records.remove, TYPE, field, NAMED)
    for other in (other for other in ENTITY_TYPES if other != TYPE):
        for focus in (NAMED, UNNAMED):
            yield f"{focus} made {other}", partial(records.move, TYPE, other, focus)
    yield f"{NAMED} deleted", partial(records.delete_row, TYPE, NAMED)


def _of_type(table):
    """Yield edits of each field of a table of entities, on a site whose records with all fields stand in it."""
    for field, shape in TABLES[table].items():
        yield f"{table}.{field} changed", partial(records.change, table, field, UNNAMED)
        if not shape.required:
            yield f"{table}.{field} removed", partial(records.remove, table, field, UNNAMED)


def _of_other_tables():
    for table in OTHERS:
        for field, shape in TABLES[table].items():
            if not shape.required:
                yield f"{table}.{field} removed", partial(records.remove, table, field, "")
            yield f"{table}.{field} added", partial(records.add, table, field)
    for host in records.hosts():
        yield f"outlet {host} added", partial(records.add_row, "outlet", host)


def _of_each_file():
    for file in ("shared-station.md", *(name.rpartition("/")[2] for name in ARTICLES)):
        for name in headers():
            yield f"{name} of {file} changed", partial(files.change_header, name, TEXTS, file)
            yield f"{name} of {file} removed", partial(files.remove_header, name, TEXTS, file)
            yield f"{name} of {file} added", partial(files.add_header, name, TEXTS, file)
        yield f"letter of {file} changed again", partial(files.change_letter, TEXTS, file)
        yield f"year of {file} changed again", partial(files.change_year, TEXTS, file)
        yield f"{file} moved again", partial(files.move, "below/third.md", TEXTS, file)
        yield f"{file} deleted again", partial(files.delete, TEXTS, file)
    for below, held in ((ABOUT, [f"{name}.md" for name in FOOT]), (RAW, SEEDS)):
        for name in held:
            yield f"letter of {name} of {below} changed", partial(files.change_letter, below, name)
            yield f"{name} of {below} deleted", partial(files.delete, below, name)
    for name in TEMPLATES:
        yield f"{name} alone changed", partial(files.change_templates, [name])


EACH = {name: edit for made in (of_fields, _of_rows, _of_texts, _of_theme) for name, edit in made()}
"""By name; an edit takes the root of the project, and gives the options of the builds behind it if it has some."""
MORE = {
    **{(TYPE, name): edit for made in (_of_named, _of_other_tables, _of_each_file) for name, edit in made()},
    **{(table, name): edit for table in ENTITY_TYPES for name, edit in _of_type(table)},
}
"""By the table in which the records with all fields stand, and the name."""
