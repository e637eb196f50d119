"""What is done beside answering: a table of jobs, and what runs each again and again.

Any number of processes may do it at once; they share the work through the database.
"""
