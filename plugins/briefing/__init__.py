"""Turn raw news texts into analysed briefings and pages: plain Python, without a framework or a clock."""
