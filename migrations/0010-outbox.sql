-- What is to be delivered to whom, written in the transaction of the change itself. What the change
-- did is in the history. Without a revision it is a test.
-- in_turn: it waits for the revisions before it, and is tried again; others are tried once, at once.
CREATE TABLE IF NOT EXISTS outbox (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    webhook_id BIGINT UNSIGNED NOT NULL,
    revision BIGINT UNSIGNED NULL,
    message_id VARBINARY(64) NOT NULL,
    state VARBINARY(16) NOT NULL,
    in_turn BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    attempts INT UNSIGNED NOT NULL,
    attempted_at BIGINT NULL,
    status SMALLINT UNSIGNED NULL,
    error VARCHAR(255) NULL,
    ended_at BIGINT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY by_change (webhook_id, revision),
    KEY by_webhook (webhook_id, id),
    KEY by_turn (state, webhook_id, in_turn, revision, id),
    KEY by_end (ended_at)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
