"""The background process: a table of jobs, and the loop that runs each.

Any number of processes may run it; they share the work through the database.
"""
