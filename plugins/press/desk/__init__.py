"""The editor's desk: a page of this machine on which doubts are settled, beside the page that shows the result."""
