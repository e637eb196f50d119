-- When each job of the background is due next, whichever process takes it: whoever moves due_at on
-- has the turn. A process that ends in the middle of one leaves a due_at that comes soon.
CREATE TABLE IF NOT EXISTS job_turns (
    name VARBINARY(64) NOT NULL,
    due_at BIGINT NOT NULL,
    PRIMARY KEY (name)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
