-- A flag set keeps its row, its id and its counter when it is deleted: one that is made again under
-- the same name counts on from there, so that no follower takes a new revision for an old one.
-- Names are VARBINARY because the text collations fold case and pad spaces.
-- Times are milliseconds since 1970, by the database's clock.
CREATE TABLE IF NOT EXISTS flag_sets (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    name VARBINARY(1020) NOT NULL,
    revision BIGINT UNSIGNED NOT NULL,
    fractional TINYINT UNSIGNED NOT NULL,
    metadata MEDIUMTEXT NOT NULL,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    deleted_at BIGINT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY by_name (name)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
