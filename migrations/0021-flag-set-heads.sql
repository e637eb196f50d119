-- Followers compare what all live flag sets add up to, and read the ones that changed of late.
-- transactional: false
CREATE INDEX by_head ON flag_sets (deleted_at, modified_at, revision);
