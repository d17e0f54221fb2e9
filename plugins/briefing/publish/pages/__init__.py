"""A Site in, the pages that readers see out: one module per kind of page."""
