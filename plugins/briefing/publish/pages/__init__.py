"""Make the pages that readers see, with one module for each kind of page."""
