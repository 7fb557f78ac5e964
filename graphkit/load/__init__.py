"""Extractions into a store: rows (pure), writing (idempotent), resolution across articles, retraction."""
