-- What a delivery without a revision says, as JSON; a test says nothing and has none.
-- transactional: false
ALTER TABLE outbox ADD COLUMN payload TEXT NULL;
