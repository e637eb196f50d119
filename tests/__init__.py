"""The tests, in folders as the service has them.

A folder that starts servers for all of its tests is a package: they end when its tests have.
"""
