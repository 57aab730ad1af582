"""What TriClause knows: its words, its languages, its store, and the one command in front of it all."""
