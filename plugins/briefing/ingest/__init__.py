"""Turn raw texts into briefing files that editors own from then on: bytes, dates, titles, paragraphs."""
