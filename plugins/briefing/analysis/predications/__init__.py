"""Read who did what to whom, and when, in a sentence: from triggers, their arguments and the times that date them."""
