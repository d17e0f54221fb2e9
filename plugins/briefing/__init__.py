"""Raw news text in, analysed briefings and pages out: plain Python, no framework, no clock."""
