"""Limits of definitions, and of an evaluation.

The cost of an evaluation is determined when a definition is written: a rule has so many operators,
nested so deep. The limits at the end stop what no check of the definition can foresee, because it
grows with the caller's own attributes. ``docs/limits.md`` and ``docs/differences-from-flagd.md``
document all of them.
"""

from __future__ import annotations

# Keys occur in URLs, logs and an index of the database; OpenFeature itself sets no limit.
MAX_KEY_LENGTH = 255

# The text of one flag or evaluator. A list of 20,000 user ids, the largest sane targeting, is half
# of it.
MAX_DEFINITION_BYTES = 1024 * 1024

# JSON levels inside one flag or evaluator; an operator takes two. The deepest rules seen in the
# wild have 20.
MAX_DEPTH = 64

# JSON levels of a rule with its evaluators inlined, which may refer to others in turn. The Python
# compiler, which recurses, has ample room for twice the depth of one rule.
MAX_WRITTEN_OUT_DEPTH = 2 * MAX_DEPTH

# JSON levels in any body with definitions: those of a rule, and those around it.
MAX_DOCUMENT_DEPTH = 128

# Operators in one flag with its evaluators inlined. One takes 50 µs or so to compile, and up to 25
# µs of that in Python's own compiler, which cannot be interrupted: the limit says how long one flag
# may block a worker, 50 ms.
MAX_OPERATORS = 2_000

# Variants of a flag, and buckets of one `fractional`. A percentage has a hundred parts.
MAX_VARIANTS = 1_000
MAX_BUCKETS = 1_000

# Bytes of the metadata of a flag set, or of a flag, as JSON. They name owners and links, and every
# answer repeats them.
MAX_METADATA_BYTES = 16 * 1024

# Bytes of all definitions of a flag set, as they were written, with its metadata: as much as the
# body of a request may have by default, so that an export can be loaded.
MAX_SET_BYTES = 32 * 1024 * 1024

# Bytes of all possible answers of the flags of a set, each with its metadata. Every worker holds
# them, and one bulk answer has a part of them.
MAX_SET_ANSWER_BYTES = 64 * 1024 * 1024

# Characters of a definition from which on it is parsed and compiled in a thread: with fewer that
# takes some milliseconds.
LONG_TEXT = 4 * 1024

# Characters of a JSON pointer to a fault. One is built for every value that is checked, so many
# values below a long name would cost the product of the two.
MAX_POINTER = 4_000

# Characters of the evaluators that one flag refers to, each as often as it does: eight times the
# list of 20,000 user ids. An inlined evaluator is compiled in each place.
MAX_WRITTEN_OUT = 4 * 1024 * 1024

# Levels of a context, or of a value that a rule builds from it: Python's JSON decoders stop far
# before.
MAX_LEVELS = 2_000

# Numbers that every JSON implementation reads as the same value (RFC 8259, section 6).
MAX_NUMBER = 2**53 - 1

# Steps of work of one request, whether it evaluates one flag or all of a set. A step is some
# 0.1 µs in the worst case, so that the budget is 20 ms of a core:
# ``runtime/work.py`` and ``expressions/prices.py``.
MAX_WORK = 200_000

# Operands up to these sizes cost nothing beyond the price of their operator: characters of a text,
# and items of a list that is searched.
FREE_TEXT = 64
FREE_ITEMS = 16
# Literal texts up to this size are compared within the price of their operator.
FREE_LITERAL = 256
# Keys that ``fractional`` hashes within its price.
FREE_KEY = 128

# Characters in a result of `cat`, and items in a result of `merge`: both can repeat a large value
# of the caller as often as there are operands.
MAX_TEXT = 1_000_000
MAX_ITEMS = 1_000_000

# Characters of a text that is parsed as a number: 767 digits are the most that can distinguish two
# 64-bit floats, and parsing a million of them takes a tenth of a second.
MAX_NUMERAL = 2_000

# Characters of a version: real ones have a few dozen.
MAX_VERSION = 2_000

# Values within a value that `fractional` hashes (version 3): each is encoded on its own.
MAX_HASHED = 10_000

# Characters of a caller's own value that an answer's errorDetails repeats.
MAX_QUOTED = 100

# Operators in the explanation of one answer, and about how many bytes it has as JSON.
MAX_EXPLAINED = 5_000
MAX_EXPLANATION_BYTES = 1024 * 1024

# Evaluations of an inner rule that are explained of one loop: the first ones, and the last.
MAX_EXPLAINED_ELEMENTS = 20
