INSERT INTO key_ring (id, revision) VALUES (1, 1) ON DUPLICATE KEY UPDATE id = 1;
