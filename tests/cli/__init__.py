"""The commands, against one worker."""
