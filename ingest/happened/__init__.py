"""What happened: meetings, travel, statements, acts, documents. Each module registers one component of its own name on import."""

from __future__ import annotations

from ingest.happened import acts, documents, same_event, statements, talks, travel

__all__ = ["acts", "documents", "same_event", "statements", "talks", "travel"]
