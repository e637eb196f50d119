-- transactional: false
CREATE TABLE IF NOT EXISTS evaluators (
    flag_set_id BIGINT UNSIGNED NOT NULL,
    name VARBINARY(1020) NOT NULL,
    definition MEDIUMTEXT NOT NULL,
    revision BIGINT UNSIGNED NOT NULL,
    modified_at BIGINT NOT NULL,
    PRIMARY KEY (flag_set_id, name)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
