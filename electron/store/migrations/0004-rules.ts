// Dates that files gave to values, for merge rules that let the newest win.
export const sql = /* sql */ `
CREATE TABLE value_date (
  company_no INTEGER NOT NULL,
  field TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  -- The change with which the value came; null: it came with its company.
  change_seq INTEGER,
  PRIMARY KEY (company_no, field)
) STRICT, WITHOUT ROWID;
`;
