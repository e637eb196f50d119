-- Jobs of the background that failed for a fault of ours, until they succeed again.
-- transactional: false
CREATE TABLE IF NOT EXISTS job_failures (
    name VARBINARY(64) NOT NULL,
    since BIGINT NOT NULL,
    failed_at BIGINT NOT NULL,
    PRIMARY KEY (name)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
