"""What makes a worker a process: its socket, its log, its signals, its word to systemd."""
