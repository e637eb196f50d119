-- What is kept for a targeting key: attributes and overrides, as texts that were written. Data, not
-- definition: it has no revision and no history. modified_at tells one version from the next, so
-- that it grows with every change, however fast two follow each other.
-- A context whose created_at is before its flag set's belongs to a set that was deleted, whose name
-- is in use again; it is not seen any more, and is swept away in its time.
CREATE TABLE IF NOT EXISTS contexts (
    flag_set_id BIGINT UNSIGNED NOT NULL,
    targeting_key VARBINARY(1020) NOT NULL,
    attributes MEDIUMTEXT NOT NULL,
    overrides MEDIUMTEXT NOT NULL,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    PRIMARY KEY (flag_set_id, targeting_key)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
