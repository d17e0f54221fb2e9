"""All rows of the site in one file each, in the forms that tools for data read."""
