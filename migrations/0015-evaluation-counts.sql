-- How often each outcome was answered, within an hour or, once that is rolled up, within a day:
-- hours is 1 or 24. Times are milliseconds since 1970; days are UTC's.
CREATE TABLE IF NOT EXISTS evaluation_counts (
    outcome_id BINARY(16) NOT NULL,
    hours TINYINT UNSIGNED NOT NULL,
    starts_at BIGINT NOT NULL,
    evaluations BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (outcome_id, hours, starts_at),
    KEY by_time (hours, starts_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
