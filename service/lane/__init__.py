"""The fast road: plain OFREP evaluations are answered here, before Sanic sees them."""
