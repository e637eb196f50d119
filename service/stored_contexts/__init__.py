"""The caches in front of stored contexts: worker memory, Redis, MySQL, with one read however many
requests miss at once.
"""
