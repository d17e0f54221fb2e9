"""What programs read: tables, feeds, calendars, citations, and JSON-LD for the heads of pages."""
