"""A choice between variants by a hash, as Python expressions."""

from __future__ import annotations

import ast
from bisect import bisect_right
from typing import NamedTuple

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.nodes import Nodes
from service.evaluation.expressions.terms import Computed, Term
from service.evaluation.runtime.shares import Shares


class Split(NamedTuple):
    """A fractional rule whose shares are known.

    Where ``is_plain`` holds, ``hashed`` decides between the variants of ``shares``; elsewhere the
    answer is ``otherwise``.
    """

    is_plain: ast.expr
    hashed: ast.expr
    shares: Shares
    otherwise: Term

    def pick(self, expressions: Nodes, variants: list[ast.expr]) -> ast.expr:
        """The one of up to ``FEW`` variants, each an expression, that the hash falls on."""
        first, again = expressions.twice(Computed(self.hashed))
        *before, node = variants
        for place in reversed(range(len(before))):
            test = py.compare(again if place else first, ast.Lt(), self._limit(place))
            node = py.either(test, before[place], node)
        return node

    def _limit(self, place: int) -> ast.expr:
        """The least hash that is beyond a share: hash * total >> 32 reaches its bound."""
        return py.constant(-(-(self.shares.bounds[place] << 32) // self.shares.total))

    def position(self, expressions: Nodes) -> ast.expr:
        """The index of the variant that the hash falls on."""
        product = py.arithmetic(self.hashed, ast.Mult(), py.constant(self.shares.total))
        bucket = py.arithmetic(product, ast.RShift(), py.constant(32))
        function = expressions.bound(bisect_right, "function")
        return py.call(function, expressions.bound(self.shares.bounds, "bounds"), bucket)


# So many variants are told apart one by one.
FEW = 4
