"""Settings of the site. Everything here is Pelican's own but the names under "Ours"."""

SITENAME = "Space Cooperation Briefing"
SITESUBTITLE = "Who works with whom in space, when, and who says so"
SITEURL = ""
DEFAULT_LANG = "en"
TIMEZONE = "UTC"
DEFAULT_DATE_FORMAT = "%-d %B %Y"

PATH = "content"
ARTICLE_PATHS = ["briefings"]
PAGE_PATHS = ["pages"]
OUTPUT_PATH = "output"
THEME = "theme"

PLUGIN_PATHS = ["plugins"]
PLUGINS = ["site_context", "entity_tags", "source_links", "timelines"]

ARTICLE_URL = "briefings/{slug}/"
ARTICLE_SAVE_AS = "briefings/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
TAG_URL = "entities/{slug}/"
TAG_SAVE_AS = "entities/{slug}/index.html"
# Pelican's default turns page 2 of "Ariane 6" into "ariane-62"
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

MARKDOWN = {"extensions": [], "output_format": "html5"}
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False
DELETE_OUTPUT_DIRECTORY = False

# Ours
REPORT_ADDRESS = ""
"""Where readers report an error: a mailto: or an issue address; the sentence's address is added. "" for none."""
PUBLISHER = "Space Cooperation Briefing"
"""Named in feeds and in the footer."""
THEME_SETTINGS = ("SITENAME", "SITESUBTITLE", "SITEURL", "DEFAULT_LANG", "REPORT_ADDRESS", "PUBLISHER")
"""The settings that templates may read; a change of one renders every page anew."""
