// Saved views of the list of companies. Like groups and fields they change in steps, so definition_change takes them too.
export const sql = /* sql */ `
CREATE TABLE saved_view (
  no INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  -- JSON: query, columns, facets, row height. Custom fields and their options stand by their numbers.
  body TEXT NOT NULL,
  position INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  deleted_at_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX saved_view_name ON saved_view (name_key) WHERE deleted_at_ms IS NULL;

CREATE TABLE definition_change_new (
  seq INTEGER PRIMARY KEY,
  run TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('record_group', 'custom_field', 'custom_option', 'saved_view')),
  row_no INTEGER NOT NULL,
  before TEXT,
  after TEXT NOT NULL
) STRICT;
INSERT INTO definition_change_new SELECT seq, run, kind, row_no, before, after FROM definition_change;
DROP TABLE definition_change;
ALTER TABLE definition_change_new RENAME TO definition_change;
CREATE INDEX definition_change_run ON definition_change (run, seq);
`;
