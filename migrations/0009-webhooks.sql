-- Who is called when a flag set changes. The secret signs the calls and has to be known for that,
-- so that it is stored as it is, unlike an API key.
-- leased_until and leased_by tell which process attends to the webhook, and retry_at when the
-- delivery at the head of its row in the outbox may be tried again.
-- A webhook whose flag set was deleted stays until the last of it is delivered.
CREATE TABLE IF NOT EXISTS webhooks (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    flag_set_id BIGINT UNSIGNED NOT NULL,
    url VARBINARY(2048) NOT NULL,
    description VARCHAR(255) NULL,
    secret VARBINARY(64) NOT NULL,
    enabled BOOLEAN NOT NULL,
    disabled_because VARCHAR(255) NULL,
    created_at BIGINT NOT NULL,
    created_by VARCHAR(255) NOT NULL,
    modified_at BIGINT NOT NULL,
    deleted_at BIGINT NULL,
    leased_until BIGINT NOT NULL,
    leased_by VARBINARY(32) NULL,
    retry_at BIGINT NOT NULL,
    PRIMARY KEY (id),
    KEY by_flag_set (flag_set_id, deleted_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
