"""What `flagstaff doctor` asks MySQL, without writing anything."""
