"""Measures Flagstaff beside its yardsticks, in one run on one machine.

``python -m bench`` prints one table; each module here is one part of how its numbers come about.
"""
