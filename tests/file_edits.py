"""Legal edits of articles, pages, seeds, theme and settings, made from what stands in the files of the site.

Each takes its place, a folder and the end of a file's name ("" for any), and last the root of the project; it raises
Impossible where it cannot be made.
"""

import re
import runpy
from datetime import date, timedelta

import project
from record_edits import Impossible

from briefing.errors import BriefingError
from briefing.ingest import markdown, page
from briefing.ingest.head import head
from briefing.ingest.markdown import STATUSES

_BLOCK = re.compile(r"\{%-? endblock")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LETTER = re.compile(r"[a-z]")
_READERS = {
    "content/briefings": lambda path, root: markdown.read(path, root / "content"),
    "content/pages": lambda path, _: page.read(path),
}


def change_header(name, below, file, root):
    """Give a header another value of its shape, or that of another file."""

    def proposals(text, others):
        value = head(text).get(name)
        values = [*_near(value), *others(name)] if value else ()
        return (_line(text, name, f"{name}: {other}\n") for other in values)

    _first(below, file, proposals, root)


def add_header(name, below, file, root):
    """Give a header of another file to one that lacks it."""

    def proposals(text, others):
        return () if head(text).get(name) else (f"{name}: {value}\n{text}" for value in others(name))

    _first(below, file, proposals, root)


def remove_header(name, below, file, root):
    _first(below, file, lambda text, _: [_line(text, name, "")], root)


def change_letter(below, file, root):
    _first(below, file, lambda text, _: _swapped(text), root)


def change_year(below, file, root):
    _first(below, file, lambda text, _: _counted_on(text), root)


def move(to, below, file, root):
    path = _files(below, file, root)[0]
    (path.parent / to).parent.mkdir(exist_ok=True)
    path.rename(path.parent / to)


def delete(below, file, root):
    _files(below, file, root)[0].unlink()


def add_file(below, file, root):
    """Add a file with the text of another but for a letter, under names of its own."""
    path = _files(below, file, root)[0]
    for text in _swapped(path.read_text("utf-8")):
        project.write(path.with_name(f"two-{path.name}"), text.replace("Slug: ", "Slug: two-", 1))


def change_templates(names, root):
    for name in names:
        path = root / "theme/templates" / name
        path.write_text(_marked(path.read_text("utf-8")), "utf-8")


def change_setting(name, root):
    path = root / "pelicanconf.py"
    value = runpy.run_path(str(path))[name]
    other = f"{value}-GB" if len(value) == 2 else f"{value} & two" if value else "mailto:two@example.org"
    path.write_text(f"{path.read_text('utf-8')}{name} = {other!r}\n", "utf-8")


def _files(below, file, root):
    found = [path for path in sorted((root / below).rglob("*")) if path.is_file() and path.as_posix().endswith(file)]
    if not found:
        raise Impossible
    return found


def _first(below, file, proposals, root):
    """Write the first proposal of a text that can be read and is not what is there."""
    texts = [path.read_text("utf-8") for path in _files(below, "", root) if path.suffix != ".png"]

    def others(name):
        return dict.fromkeys(value for text in texts if (value := head(text).get(name)))

    for path in _files(below, file, root):
        before = path.read_text("utf-8")
        for text in proposals(before, others):
            path.write_text(text, "utf-8")
            if text != before and _is_legal(below, path, root):
                return
        path.write_text(before, "utf-8")
    raise Impossible


def _is_legal(below, path, root):
    try:
        _READERS.get(below, lambda *_: None)(path, root)
    except BriefingError:
        return False
    return True


def _line(text, name, new):
    return re.sub(rf"^{name}: .*\n", lambda _: new, text, count=1, flags=re.M)


def _near(value):
    """Return other values of the shape that a value has."""
    if _DAY.fullmatch(value):
        return [(date.fromisoformat(value) + timedelta(1)).isoformat()]
    if value in STATUSES:
        return [status for status in STATUSES if status != value]
    if re.fullmatch("[0-9a-f]{64}", value):
        return [value[::-1]]
    return [f"{value}-two", f"{value} two"] if " " not in value else [f"{value} two"]


def _swapped(text):
    """Return a text with another letter in the middle of its body, if there is one."""
    found = _LETTER.search(text, (head(text).body + len(text)) // 2)
    return [f"{text[: found.start()]}{'m' if found[0] == 'n' else 'n'}{text[found.end() :]}"] if found else []


def _counted_on(text):
    """Return a text whose body names the year after the first one that it named, if there is one."""
    at = head(text).body
    found = re.search(r"\b20[12]\d\b", text[at:])
    return [text[:at] + text[at:].replace(found[0], str(int(found[0]) + 1), 1)] if found else []


def _marked(template):
    """Return a template that shows something else: in its classes, in its last block, or at its end."""
    if 'class="' in template:
        return template.replace('class="', 'class="two ')
    blocks = [found.start() for found in _BLOCK.finditer(template)]
    return f"{template[: blocks[-1]]}<!-- two -->{template[blocks[-1] :]}" if blocks else f"{template}\n\n"
