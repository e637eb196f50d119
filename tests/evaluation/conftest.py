"""Fixtures of this folder."""

from hypothesis import settings

# The duration of an example says more about the machine than about the engine.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
