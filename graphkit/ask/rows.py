"""The rows that a query gives: a list of dicts that knows its columns, also where it is empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from graphkit.errors import GraphkitError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Rows"]

R = TypeVar("R", bound=Mapping[str, Any])


class Rows(list[R]):
    """Rows as dicts of plain Python values, days as ISO text; `columns` names their keys in order.

    >>> Rows(["person"], [{"person": "Ida Holm"}])[0]["person"]
    'Ida Holm'
    """

    def __init__(self, columns: Sequence[str], rows: Iterable[R] = ()) -> None:
        super().__init__(rows)
        self.columns = list(columns)

    def to_frame(self) -> pd.DataFrame:
        """The rows as a pandas DataFrame; its columns are there also where there are no rows.

        Raises GraphkitError where pandas isn't installed.
        """
        try:
            import pandas as pd
        except ImportError as e:
            raise GraphkitError("a DataFrame needs pandas: pip install 'diplomatic-graphkit[pandas]'") from e
        frame: pd.DataFrame = pd.DataFrame.from_records(list(self), columns=self.columns)
        return frame
