"""The private stack of `make run` and of tests: its servers, its ports, and Nginx in front."""
