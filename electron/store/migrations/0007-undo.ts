// Undo: which row made or changed a company, where a value came from before, and what an undo took away. See ADR 7.
export const sql = /* sql */ `
-- The row of the import that made the company.
ALTER TABLE company ADD COLUMN origin_row INTEGER;

-- The row of the import that made the change; where the changed fields' values came from before it (field → change, fields
-- of the company's own origin left out); and, where a change takes another one back, where they are said to come from now.
ALTER TABLE change ADD COLUMN row_number INTEGER;
ALTER TABLE change ADD COLUMN sources_before TEXT;
ALTER TABLE change ADD COLUMN sources_after TEXT;

-- Between which company numbers an import's companies lie, others among them: a search need not read the whole store.
CREATE TABLE import_range (
  import_no INTEGER NOT NULL,
  first_no INTEGER NOT NULL,
  last_no INTEGER NOT NULL,
  PRIMARY KEY (import_no, first_no)
) STRICT, WITHOUT ROWID;

-- One undo or redo of an import with its checkpoint, committed together with what it took back.
CREATE TABLE import_undo (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  import_no INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('undo', 'redo')),
  status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'completed', 'failed', 'cancelled')),
  -- JSON: {rows?, fields?}; '{}' for all of the import.
  scope TEXT NOT NULL,
  step INTEGER NOT NULL,
  position INTEGER,
  done INTEGER NOT NULL,
  total INTEGER,
  companies INTEGER NOT NULL,
  cells INTEGER NOT NULL,
  kept_companies INTEGER NOT NULL,
  kept_cells INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  failure TEXT,
  created_by TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  finished_at_ms INTEGER,
  -- The redo that took this undo back.
  redone_by INTEGER
) STRICT;
CREATE INDEX import_undo_import ON import_undo (import_no, no);

-- What an undo or redo left as it was, and why; field is null where it is the whole company.
CREATE TABLE undo_kept (
  undo_no INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  company_uuid BLOB NOT NULL,
  company_name TEXT NOT NULL,
  field TEXT,
  reason TEXT NOT NULL,
  value TEXT,
  earlier TEXT,
  PRIMARY KEY (undo_no, seq)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX undo_kept_cell ON undo_kept (undo_no, company_uuid, ifnull(field, ''));

-- Companies that an undo removed, whole, so that a redo brings back the very same. It has every column of company.
CREATE TABLE undone_company (
  undo_no INTEGER NOT NULL,
  no INTEGER NOT NULL,
  uuid BLOB NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  domain TEXT,
  description TEXT,
  industry TEXT,
  employee_range TEXT,
  foundation_year INTEGER,
  funding_raised TEXT,
  last_funding_date TEXT,
  country_code TEXT,
  addresses TEXT,
  emails TEXT,
  phones TEXT,
  urls TEXT,
  tax_id TEXT,
  external_id TEXT,
  tags TEXT,
  custom TEXT,
  origin_no INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  version INTEGER NOT NULL,
  origin_row INTEGER,
  PRIMARY KEY (undo_no, no)
) STRICT, WITHOUT ROWID;

CREATE TABLE undone_value_date (
  undo_no INTEGER NOT NULL,
  company_no INTEGER NOT NULL,
  field TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  change_seq INTEGER NOT NULL,
  PRIMARY KEY (undo_no, company_no, field, change_seq)
) STRICT, WITHOUT ROWID;

-- A fixed error file names its rows.
CREATE INDEX import_error_row ON import_error (import_no, row_number);

CREATE TABLE undone_field_source (
  undo_no INTEGER NOT NULL,
  company_no INTEGER NOT NULL,
  field TEXT NOT NULL,
  change_seq INTEGER NOT NULL,
  PRIMARY KEY (undo_no, company_no, field)
) STRICT, WITHOUT ROWID;
`;
