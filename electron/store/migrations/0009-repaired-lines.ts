// Lines of an import's file as they stood there, only of rows that the reader repaired or could not read.
export const sql = /* sql */ `
CREATE TABLE import_original_line (
  import_no INTEGER NOT NULL,
  row_number INTEGER NOT NULL,
  line INTEGER,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  original TEXT NOT NULL,
  -- What was made of it: the row's cells as a JSON array of texts.
  cells TEXT NOT NULL,
  PRIMARY KEY (import_no, row_number)
) STRICT, WITHOUT ROWID;
`;
