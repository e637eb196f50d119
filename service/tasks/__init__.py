"""Concurrency tools of one event loop: slices, cancellation, shared runs, batches, caches."""
