"""Event streams of one worker: the hub that sends change events to them, their signed addresses,
and the tags that events carry.
"""
