"""Show the site while it is worked on: built anew at each change, and the open page with it."""
