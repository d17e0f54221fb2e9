"""Tell which record a name means where it may mean several, or something that is on no record."""
