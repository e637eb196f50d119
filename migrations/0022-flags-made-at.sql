-- When the flag was created, or created again after a deletion, in milliseconds since 1970.
-- NULL in rows of earlier releases until a background job reads it from the history.
-- transactional: false
ALTER TABLE flags ADD COLUMN made_at BIGINT NULL;
