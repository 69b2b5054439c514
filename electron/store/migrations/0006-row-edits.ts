// Rows that a person mended or left out: of a source before it is imported, and as an import took them over when it began.
export const sql = /* sql */ `
CREATE TABLE row_edit (
  source_id TEXT NOT NULL,
  row_number INTEGER NOT NULL,
  edit TEXT NOT NULL,
  PRIMARY KEY (source_id, row_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_row_edit (
  import_no INTEGER NOT NULL,
  row_number INTEGER NOT NULL,
  edit TEXT NOT NULL,
  PRIMARY KEY (import_no, row_number)
) STRICT, WITHOUT ROWID;
`;
