"""Flag files on disk: read, with the place of everything in them, and kept current."""
