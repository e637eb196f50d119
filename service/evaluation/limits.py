"""The bounds within which a definition is accepted, and those an evaluation keeps.

What an evaluation may cost is settled when a definition is written: a rule has so many operators,
nested so deep. The three bounds at the end stop what no look at the definition can foresee,
because it grows with the caller's own attributes.
"""

from __future__ import annotations

# Keys end up in URLs, logs and an index of the database; OpenFeature itself sets no bound.
MAX_KEY_LENGTH = 255

# The text of one flag or evaluator. A list of 20,000 user ids, the largest sane targeting, is
# half of it.
MAX_DEFINITION_BYTES = 1024 * 1024

# JSON levels inside one flag or evaluator; an operator takes two. The deepest rules seen in the
# wild have 20. Evaluators cannot nest, so a rule written out is at most twice as deep, and the
# Python compiler, which recurses, has ample room.
MAX_DEPTH = 64

# JSON levels in any body with definitions: those of a rule, and those around it.
MAX_DOCUMENT_DEPTH = 128

# Operators in one flag once its evaluators are written out in place. One takes some 20 µs to
# compile, so the bound also says how long one flag may hold up a worker.
MAX_OPERATORS = 10_000

# Numbers that every JSON implementation reads as the same value (RFC 8259, section 6).
MAX_NUMBER = 2**53 - 1

# Steps of map, filter, reduce, all, some and none in one evaluation: elements visited, plus the
# sizes of what is looked up inside the loop. Loops nest, so the caller's arrays multiply.
MAX_STEPS = 200_000

# Characters in a text that `cat` puts together: `reduce` can double a text with every element.
MAX_TEXT = 1_000_000

# Characters of a caller's own value that are repeated in an answer's errorDetails.
MAX_QUOTED = 100
