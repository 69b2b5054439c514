// What stands in the columns of a source, counted over the whole file. See docs/data-model.md.
export const sql = /* sql */ `
CREATE TABLE source_profile (
  source_id TEXT NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  column_no INTEGER NOT NULL,
  -- JSON of a ColumnProfile.
  profile TEXT NOT NULL,
  -- Its values with their counts, packed: see domain/imports/profile/pack-values.ts.
  kept_values BLOB NOT NULL,
  PRIMARY KEY (source_id, column_no)
) STRICT;
`;
