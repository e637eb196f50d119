-- Whether a stored context has overrides, whose text is '{}' otherwise. A generated column is right
-- for rows of every release, and adding it rewrites no row.
-- transactional: false
ALTER TABLE contexts ADD COLUMN overridden BOOLEAN GENERATED ALWAYS AS (LENGTH(overrides) > 2) VIRTUAL;
