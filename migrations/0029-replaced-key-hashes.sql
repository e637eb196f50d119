-- Secrets that a rotation replaced, so that the settings do not bring one of them back.
-- transactional: false
CREATE TABLE IF NOT EXISTS replaced_key_hashes (
    hash BINARY(32) NOT NULL,
    replaced_at BIGINT NOT NULL,
    PRIMARY KEY (hash)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
