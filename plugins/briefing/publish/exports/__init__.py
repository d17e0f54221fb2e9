"""What programs read: tables, feeds, calendars, maps of the site, citations, and JSON-LD for the heads of pages."""
