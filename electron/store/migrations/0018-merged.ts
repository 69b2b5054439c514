// Companies that were merged into others: their ids go on leading to what they became. And what a person said is not the same.
export const sql = /* sql */ `
CREATE TABLE merged_company (
  uuid BLOB PRIMARY KEY,
  into_uuid BLOB NOT NULL,
  step_no INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX merged_company_into ON merged_company (into_uuid);

-- The lower id first.
CREATE TABLE not_duplicate (
  one_uuid BLOB NOT NULL,
  other_uuid BLOB NOT NULL,
  actor TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (one_uuid, other_uuid)
) STRICT, WITHOUT ROWID;
`;
