"""Time the build beside other generators on the same texts; no part of a build or of `invoke test`."""
