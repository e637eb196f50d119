"""HTTP calls of this program; the only importer of httpx."""
