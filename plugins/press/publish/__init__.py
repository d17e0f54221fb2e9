"""Publishing: a manifest of the built site, a plan from it and the one that is out, and carriers that do the plan."""
