"""A stack whose pieces die, hang and come back while callers evaluate."""
