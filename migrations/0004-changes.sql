-- The history, which is only ever appended to. One change may touch many things; each thing has
-- one row in it, with the text before and the text after (none: it was not there).
CREATE TABLE IF NOT EXISTS changes (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    flag_set_id BIGINT UNSIGNED NOT NULL,
    revision BIGINT UNSIGNED NOT NULL,
    kind VARBINARY(16) NOT NULL,
    name VARBINARY(1020) NOT NULL,
    before_text MEDIUMTEXT NULL,
    after_text MEDIUMTEXT NULL,
    actor_id BIGINT UNSIGNED NULL,
    actor VARCHAR(255) NOT NULL,
    comment TEXT NULL,
    happened_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY by_revision (flag_set_id, revision, kind, name),
    KEY by_flag_set (flag_set_id, id),
    KEY by_name (flag_set_id, kind, name, revision),
    KEY by_actor (flag_set_id, actor, id),
    KEY by_time (flag_set_id, happened_at, id)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
