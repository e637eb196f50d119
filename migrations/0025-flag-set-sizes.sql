-- How large a flag set was at a revision, so that a write need not read all of it to know whether it
-- becomes too large. A row at another revision than the set's is out of date, and is made anew.
-- transactional: false
CREATE TABLE IF NOT EXISTS flag_set_sizes (
    flag_set_id BIGINT UNSIGNED NOT NULL,
    revision BIGINT UNSIGNED NOT NULL,
    text_bytes BIGINT NOT NULL,
    answers BIGINT NOT NULL,
    answer_bytes BIGINT NOT NULL,
    PRIMARY KEY (flag_set_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
