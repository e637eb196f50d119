"""What answers callers from memory: evaluations, the memo of bulk answers, counts, limits, CORS,
and the admission of event streams.
"""
