"""Routes. Each handler decodes the request, calls one use-case and encodes the result."""
