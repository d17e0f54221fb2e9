"""What pages read of the site, each reading of it noted, so that a page is stale when one of its values is another."""
