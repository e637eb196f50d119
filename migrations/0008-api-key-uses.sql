-- When each key was last used, told by the workers now and then. A table of its own, since this is
-- written often and the keys themselves are not.
CREATE TABLE IF NOT EXISTS api_key_uses (
    api_key_id BIGINT UNSIGNED NOT NULL,
    last_used_at BIGINT NOT NULL,
    PRIMARY KEY (api_key_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
