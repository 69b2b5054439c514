// Recipes; what an import ran with and keeps; settings of the workspace. See docs/data-model.md.
export const sql = /* sql */ `
CREATE TABLE recipe (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  -- 1: remembered from an import, and follows the next one of the same columns.
  automatic INTEGER NOT NULL,
  -- Of the columns' names, whatever their order; null where the columns have no names.
  fingerprint TEXT,
  body TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  last_used_at_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX recipe_fingerprint ON recipe (fingerprint);

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- JSON: the recipe that the source is read by, or that none is wanted.
ALTER TABLE source ADD COLUMN recipe TEXT;

ALTER TABLE import_job ADD COLUMN recipe_id TEXT;
ALTER TABLE import_job ADD COLUMN recipe_name TEXT;
-- Name in the folder of sources of the file that the import read, for as long as it is kept.
ALTER TABLE import_job ADD COLUMN kept_file TEXT;
-- The same of the person's own file, where what was read is a text that was made of it.
ALTER TABLE import_job ADD COLUMN kept_original TEXT;
ALTER TABLE import_job ADD COLUMN kept_bytes INTEGER;
ALTER TABLE import_job ADD COLUMN source_removed_at_ms INTEGER;
CREATE INDEX import_job_kept ON import_job (kept_file) WHERE kept_file IS NOT NULL;
CREATE INDEX import_job_kept_original ON import_job (kept_original) WHERE kept_original IS NOT NULL;
UPDATE import_job SET (kept_file, kept_bytes) = (
  SELECT replace(file, rtrim(file, replace(file, '/', '')), ''), byte_size
  FROM (SELECT coalesce(snapshot, path) AS file, byte_size FROM source
        WHERE id = import_job.source_id AND (snapshot IS NOT NULL OR origin = 'upload'))
);
`;
