"""Flag evaluation by flagd's rules: definitions → compiled flag sets → answers in bytes.

Pure: nothing here does I/O, reads a clock, logs or knows of asyncio.
"""
