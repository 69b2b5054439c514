// Dates that files gave to values, for merge rules that let the newest win.
export const sql = /* sql */ `
CREATE TABLE value_date (
  company_no INTEGER NOT NULL,
  field TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  -- The change with which the value came; 0: it came with its company. Dates of earlier values stay: an undo brings the
  -- values back.
  change_seq INTEGER NOT NULL,
  PRIMARY KEY (company_no, field, change_seq)
) STRICT, WITHOUT ROWID;
`;
