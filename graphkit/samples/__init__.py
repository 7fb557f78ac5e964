"""Sample articles: of our own writing, with the facts of real negotiations."""
