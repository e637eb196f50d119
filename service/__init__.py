"""Flagstaff: a self-hosted feature-flag and remote-configuration service that speaks OFREP."""
