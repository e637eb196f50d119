"""The whole stack, through Nginx, as its clients have it."""
