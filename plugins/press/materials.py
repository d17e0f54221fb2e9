"""The list of materials of a release: every package that it needs, with version and licence, as CycloneDX 1.6.

Read from what is installed. The extras of the tests are left out, for they are not what a user installs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from importlib.metadata import distribution, metadata
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def materials(name: str, version: str, made: datetime) -> str:
    """Return the list of materials of a distribution, in that version, as JSON."""
    extras = {one for one in metadata(name).get_all("Provides-Extra", ()) if one != "test"}
    needs = needed(name, extras)
    parts = {one: _component(one, version if one == name else distribution(one).version) for one in needs}
    parts[name].type = ComponentType.APPLICATION
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, f"{name}@{version}"))
    bom.metadata.timestamp = made
    bom.metadata.component = parts[name]
    bom.components.update(part for one, part in parts.items() if one != name)
    for one, below in needs.items():
        bom.register_dependency(parts[one], [parts[other] for other in below])
    listed: str = JsonV1Dot6(bom).output_as_string(indent=2)
    return listed


def needed(name: str, extras: Collection[str] = ()) -> Mapping[str, frozenset[str]]:
    """Return what each of the installed packages needs that a distribution with those extras needs, itself included."""
    found: dict[str, frozenset[str]] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [(canonicalize_name(name), frozenset(extras))]
    while waiting:
        if (asked := waiting.pop()) not in seen:
            seen.add(asked)
            below = [(canonicalize_name(one.name), frozenset(one.extras)) for one in _requirements(*asked)]
            found[asked[0]] = found.get(asked[0], frozenset()) | {other for other, _ in below}
            waiting += below
    return found


def stated_licence(name: str) -> str:
    """Return the licence that a package states: as an expression, or by its classifiers, or in its own words."""
    meta = metadata(name)
    classes = [one for one in meta.get_all("Classifier", ()) if one.startswith("License :: ")]
    named = [one.rpartition(" :: ")[2] for one in classes if not one.endswith(":: OSI Approved")]
    return "".join(meta.get_all("License-Expression", ())) or " or ".join(named) or meta["License"]


def _requirements(name: str, extras: frozenset[str]) -> list[Requirement]:
    asked = [Requirement(one) for one in distribution(name).requires or ()]
    return [
        one for one in asked if not one.marker or any(one.marker.evaluate({"extra": extra}) for extra in (*extras, ""))
    ]


def _component(name: str, version: str) -> Component:
    purl = PackageURL("pypi", name=name, version=version)
    licence = LicenseFactory().make_from_string(stated_licence(name))
    return Component(name=name, version=version, purl=purl, bom_ref=str(purl), licenses=[licence])
