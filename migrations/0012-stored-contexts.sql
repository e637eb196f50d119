-- Whether the set's evaluations read what is stored for their targeting keys.
ALTER TABLE flag_sets ADD COLUMN stored_contexts BOOLEAN NOT NULL DEFAULT FALSE;
