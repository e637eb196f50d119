-- Only the SHA-256 of a key is kept. After a rotation the former key is honoured for a while.
CREATE TABLE IF NOT EXISTS api_keys (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    name VARCHAR(255) NOT NULL,
    prefix VARBINARY(32) NOT NULL,
    hash BINARY(32) NOT NULL,
    former_hash BINARY(32) NULL,
    former_until BIGINT NULL,
    scopes VARBINARY(64) NOT NULL,
    flag_set_id BIGINT UNSIGNED NULL,
    created_at BIGINT NOT NULL,
    created_by VARCHAR(255) NOT NULL,
    expires_at BIGINT NULL,
    revoked_at BIGINT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY by_hash (hash),
    UNIQUE KEY by_former_hash (former_hash),
    KEY by_flag_set (flag_set_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
