"""Read what editors receive in other forms than plain text: pages, PDF, Word files, mail, feeds, archives."""
