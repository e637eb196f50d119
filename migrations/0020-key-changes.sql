-- Which API keys each revision of the key ring changed, so that a worker reads those and no others.
-- A revision that changed none has a row for key 0. A release that does not know this table leaves
-- gaps in the revisions; a worker that finds one reads all keys.
-- Times are milliseconds since 1970, by the database's clock.
-- transactional: false
CREATE TABLE IF NOT EXISTS key_changes (
    revision BIGINT UNSIGNED NOT NULL,
    api_key_id BIGINT UNSIGNED NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (revision, api_key_id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
