"""HTTP as callers of one worker have it."""
