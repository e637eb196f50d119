"""Every operator, by its symbol.

The checker of definitions, the compiler, prices and the tests that hold the documentation read this
table. A new operator is a row in the file of its family; a new family is named here.

An operator with literal operands of the usual shape compiles to Python's own operators; any other
shape to a call of the function that holds the whole rule. Both say the same: the short form only
takes what it can decide, and leaves the rest to the function.
"""

from __future__ import annotations

from service.evaluation.expressions.expressions import Operator
from service.evaluation.operators import (
    arithmetic,
    comparison,
    logic,
    lookup,
    membership,
    sem_ver,
    structures,
    texts,
)
from service.evaluation.operators.fractional import compilation as fractional
from service.evaluation.operators.loops import reducing, testing, transforming

FAMILIES = (
    logic,
    comparison,
    membership,
    arithmetic,
    texts,
    sem_ver,
    fractional,
    structures,
    lookup,
    transforming,
    testing,
    reducing,
)

OPERATORS: dict[str, Operator] = {row.symbol: row for family in FAMILIES for row in family.ROWS}

# Names that flagd once had, and what to write now.
FORMER_NAMES = dict(row.former_name for row in OPERATORS.values() if row.former_name is not None)
