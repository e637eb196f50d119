"""A worker or background process: its sockets, its log, its signals, sd_notify."""
