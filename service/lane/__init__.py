"""The fast path: plain OFREP evaluations are answered here, before Sanic sees them."""
