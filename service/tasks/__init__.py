"""Concurrency tools of one event loop: run long work in short turns, cancel and wait, run once for
many callers, batch, cache in two generations.
"""
