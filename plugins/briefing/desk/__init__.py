"""What an editor should look at, found in what was read: doubts, and names that no record has."""
