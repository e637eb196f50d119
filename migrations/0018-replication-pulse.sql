-- When the primary last wrote here, so that a reader of a replica knows how old it is.
CREATE TABLE IF NOT EXISTS replication_pulse (
    id TINYINT UNSIGNED NOT NULL,
    beaten_at BIGINT NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
