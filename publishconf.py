"""Settings for deployment with plain Pelican: as pelicanconf.py, with the address that readers will use."""

from pelicanconf import *  # noqa: F403

SITEURL = "https://example.org"

PUBLISH: dict[str, dict[str, str]] = {}
"""Ours: where `invoke publish --to NAME` puts the site; README has an example of each carrier. No secret stands here.
"""
