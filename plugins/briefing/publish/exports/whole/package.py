"""Write all tables as one ZIP with a `datapackage.json` (Frictionless Data Package), README and citation.

Dates in the archive are those of its format's beginning, so the same rows give the same bytes with one version of zlib.
"""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from briefing.ingest.slugs import slugify
from briefing.publish.exports.formats import as_csv
from briefing.publish.exports.licences import LICENCES, OTHERS, PAGE
from briefing.publish.exports.schema import TABLES, VERSION, Column, TableSchema
from briefing.publish.exports.whole.caveats import citation_file, cited, licences, readme
from briefing.publish.exports.whole.dataset import Dataset


def table_csv(table: TableSchema, data: Dataset) -> bytes:
    """Return all rows of a table as one CSV file."""
    return as_csv(table, data.tuples(table)).encode()


def written(data: Dataset) -> bytes:
    """Return the archive."""
    files = {
        "datapackage.json": _described(data),
        "README.md": readme(data),
        "LICENCE.md": ("\n".join(licences(data)) + "\n").encode(),
        "CITATION.cff": citation_file(data),
        **{f"data/{table.name}.csv": table_csv(table, data) for table in TABLES},
    }
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()


def _described(data: Dataset) -> bytes:
    package = {
        "profile": "tabular-data-package",
        "name": slugify(data.about.name) or "data",
        "title": data.about.name,
        "description": cited(data),
        "version": f"{VERSION}.0.0",
        "homepage": f"{data.about.siteurl}/data/",
        "licenses": _licences(data),
        "contributors": [{"title": data.about.publisher, "role": "publisher"}],
        "resources": [_resource(table) for table in TABLES],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _licences(data: Dataset) -> list[dict[str, str]]:
    given = [{"name": one.code, "path": one.address, "title": f"{one.title} for {one.of}"} for one in LICENCES]
    return [*given, {"path": data.address(PAGE), "title": OTHERS}]


def _resource(table: TableSchema) -> dict[str, object]:
    schema = {"fields": [_field(one) for one in table.columns], "primaryKey": "id", "missingValues": [""]}
    return {
        "name": table.name,
        "path": f"data/{table.name}.csv",
        "profile": "tabular-data-resource",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, object]:
    kind = "boolean" if column.kind == "truth" else "string"
    about = f"{column.about}; values between ' | '" if column.kind == "list" else column.about
    return {"name": column.name, "type": kind, "description": about}
