"""Event streams of one worker: the event hub, signed addresses, and tags of events."""
