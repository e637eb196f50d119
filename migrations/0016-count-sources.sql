-- Up to which of its batches each worker's counts are in evaluation_counts. It is written in the
-- transaction that adds them, so that a batch that comes again, whatever the reason, is known.
CREATE TABLE IF NOT EXISTS count_sources (
    source VARBINARY(64) NOT NULL,
    sequence BIGINT UNSIGNED NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (source),
    KEY by_time (seen_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
