"""The engine and the server, held against what others publish."""
