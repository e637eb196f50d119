-- Flag sets that were deleted, whose contexts are to be swept away: bit by bit, since there may be
-- millions, and for a while, since a write may have been under way.
CREATE TABLE IF NOT EXISTS former_contexts (
    flag_set_id BIGINT UNSIGNED NOT NULL,
    left_at BIGINT NOT NULL,
    PRIMARY KEY (flag_set_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
