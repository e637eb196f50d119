-- Plans: changes to be made later, each a list of steps on a flag (flag_key) or on the whole set
-- (none). steps and progress are JSON that the kind of the plan reads and writes.
-- next_at is when a background process is to look at the plan; an ended or paused plan has none.
-- guarded: something is asked outside of the database before a step.
-- version grows with each change of the row. revision is what the last step created.
-- transactional: false
CREATE TABLE IF NOT EXISTS plans (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    flag_set_id BIGINT UNSIGNED NOT NULL,
    flag_key VARBINARY(1020) NULL,
    kind VARBINARY(16) NOT NULL,
    state VARBINARY(16) NOT NULL,
    steps MEDIUMTEXT NOT NULL,
    step INT UNSIGNED NOT NULL,
    progress TEXT NOT NULL,
    guarded BOOLEAN NOT NULL,
    guards TEXT NULL,
    on_failure VARBINARY(16) NULL,
    next_at BIGINT NULL,
    latest_at BIGINT NULL,
    if_revision BIGINT UNSIGNED NULL,
    comment TEXT NULL,
    actor_id BIGINT UNSIGNED NULL,
    actor VARCHAR(255) NOT NULL,
    reason TEXT NULL,
    revision BIGINT UNSIGNED NULL,
    version INT UNSIGNED NOT NULL,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    ended_at BIGINT NULL,
    PRIMARY KEY (id),
    KEY by_time (next_at, guarded, flag_set_id),
    KEY by_set_and_time (flag_set_id, next_at),
    KEY by_state (flag_set_id, state, id),
    KEY by_flag (flag_set_id, flag_key, id),
    KEY by_end (ended_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
