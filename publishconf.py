"""Settings for deployment with plain Pelican: as pelicanconf.py, with the address that readers will use."""

from pelicanconf import *  # noqa: F403

SITEURL = "https://example.org"
