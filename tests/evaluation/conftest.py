"""What the tests of this folder share."""

from hypothesis import settings

# How long an example takes says more about the machine than about the engine.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
