"""Knowledge files as plain values: file -> head of a table -> its rows, each a dictionary of fields."""

import json
import tomllib


def load(folder):
    return {path.name: tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))}


def save(folder, files):
    folder.mkdir(parents=True, exist_ok=True)
    for name, tables in files.items():
        (folder / name).write_text(dumped(tables), "utf-8")


def dumped(tables):
    heads = ((table, row) for table, rows in tables.items() for row in rows)
    return "\n".join(f"[[{table}]]\n" + "".join(f"{k} = {_value(v)}\n" for k, v in row.items()) for table, row in heads)


def rows(files):
    """Yield file, table and row of everything."""
    return ((name, table, row) for name, tables in files.items() for table, held in tables.items() for row in held)


def _value(value):
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | list | bool) else value.isoformat()
