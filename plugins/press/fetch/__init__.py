"""`invoke fetch`: ask for pages once, politely, and keep what came as WARC, so that builds need no network."""
