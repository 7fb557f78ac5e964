"""Many machines instead of one: extractions become the graph on Apache Spark, by the rules of `graphkit.load`, and the same graph.

Only the order of work differs. One machine takes article after article and asks the store what may be one with it; here all articles are
there at once, so records that share a key are joined, scored in pairs by the same functions, brought together where one decision leads to
the next, turned into rows by the same functions, and written beside each other, each node by one writer at a time. The store that comes out
has the whole book-keeping, so that `graphkit ingest`, `retract`, `merges` go on with it.

How articles become extractions is `ingest.cluster`'s; the command line puts the two together. Needs the extra `[spark]`.
"""

from __future__ import annotations

from importlib.util import find_spec

from graphkit.errors import InputError

for _module in ("pyspark", "pandas", "pyarrow"):
    if find_spec(_module) is None:
        raise InputError(f"the cluster needs {_module}: pip install 'diplomatic-graphkit[spark]'")
