-- What each flag came to, and when it last did: a row for each flag, variant and reason.
-- The id is a hash of the flag set's id and creation, of the flag, the variant and the reason, so
-- that counts refer to it without a look. A flag set that is deleted and made again under its name
-- keeps its id: only rows of its own creation are its own, the others are swept away.
-- Where no variant was served it is NULL; where the evaluation failed the reason is its code.
-- Times are milliseconds since 1970, by the workers' clocks.
CREATE TABLE IF NOT EXISTS flag_outcomes (
    id BINARY(16) NOT NULL,
    flag_set_id BIGINT UNSIGNED NOT NULL,
    flag_set_created_at BIGINT NOT NULL,
    flag_key VARBINARY(1020) NOT NULL,
    variant MEDIUMBLOB NULL,
    reason VARBINARY(64) NOT NULL,
    failed BOOLEAN NOT NULL,
    first_evaluated_at BIGINT NOT NULL,
    last_evaluated_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    KEY by_flag (flag_set_id, flag_key),
    KEY by_time (last_evaluated_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
