INSERT INTO replication_pulse (id, beaten_at) VALUES (1, 0) ON DUPLICATE KEY UPDATE id = 1;
