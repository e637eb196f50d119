-- A filter by override reads no context that has none.
-- transactional: false
CREATE INDEX by_override ON contexts (flag_set_id, overridden, targeting_key);
