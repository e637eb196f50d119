"""Flag evaluation by flagd's rules: definitions in, compiled flag sets out, answers as bytes.

Pure: nothing here does I/O, reads a clock, logs or knows of asyncio.
"""
