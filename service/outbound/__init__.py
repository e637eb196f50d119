"""Calls that this program makes over HTTP; the only importer of httpx."""
