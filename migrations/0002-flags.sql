-- The definition is the text that was written: a JSON column would rewrite it.
-- shares tells whether the targeting refers to evaluators, so that a changed evaluator finds the
-- flags to compile again without reading all of them.
CREATE TABLE IF NOT EXISTS flags (
    flag_set_id BIGINT UNSIGNED NOT NULL,
    flag_key VARBINARY(1020) NOT NULL,
    definition MEDIUMTEXT NOT NULL,
    state VARBINARY(16) NOT NULL,
    shares BOOLEAN NOT NULL,
    revision BIGINT UNSIGNED NOT NULL,
    modified_at BIGINT NOT NULL,
    PRIMARY KEY (flag_set_id, flag_key)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
