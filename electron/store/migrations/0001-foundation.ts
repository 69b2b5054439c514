// Companies, their uniqueness keys and history; imports; jobs; API keys. See docs/data-model.md.
export const sql = /* sql */ `
CREATE TABLE workspace (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE user (
  id TEXT PRIMARY KEY,
  full_name TEXT NOT NULL,
  email TEXT
) STRICT, WITHOUT ROWID;

-- Who or what made a company, and in which run: one row for a whole import, so that its million companies do not repeat it.
CREATE TABLE origin (
  no INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  run TEXT,
  actor TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX origin_all ON origin (kind, ifnull(run, ''), actor);
CREATE INDEX origin_run ON origin (run) WHERE run IS NOT NULL;

CREATE TABLE company (
  no INTEGER PRIMARY KEY,
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
  version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX company_uuid ON company (uuid);

-- Uniqueness: hash → company for each name and domain, confirmed against the company. See docs/adr/0003-uniqueness-keys.md.
-- Keys that people and scripts wrote, one row each.
CREATE TABLE company_key (
  hash INTEGER NOT NULL,
  company_no INTEGER NOT NULL,
  PRIMARY KEY (hash, company_no)
) STRICT, WITHOUT ROWID;

-- Keys that imports wrote, packed by the leading bits of their hash: a million rows cost seconds one by one.
CREATE TABLE company_key_block (
  block INTEGER PRIMARY KEY,
  keys BLOB NOT NULL
) STRICT;

-- Keys of an import that is running, packed for each committed batch; merged into the blocks when it ends.
CREATE TABLE company_key_run (
  bucket INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  keys BLOB NOT NULL,
  PRIMARY KEY (bucket, batch)
) STRICT, WITHOUT ROWID;

-- Every change of a company but its creation by an import, which the company's own row tells.
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  company_uuid BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('create', 'update', 'delete')),
  at_ms INTEGER NOT NULL,
  actor TEXT NOT NULL,
  source_kind TEXT NOT NULL,
  source_run TEXT,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX change_company ON change (company_uuid, seq);
CREATE INDEX change_run ON change (source_run, seq) WHERE source_run IS NOT NULL;

-- Where a field's value came from, where that differs from the company's own origin.
CREATE TABLE field_source (
  company_no INTEGER NOT NULL,
  field TEXT NOT NULL,
  change_seq INTEGER NOT NULL,
  PRIMARY KEY (company_no, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('path', 'upload')),
  path TEXT NOT NULL,
  byte_size INTEGER NOT NULL,
  mtime_ms INTEGER NOT NULL,
  snapshot TEXT,
  status TEXT NOT NULL,
  failure TEXT,
  overrides TEXT NOT NULL,
  reading TEXT,
  row_count INTEGER,
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  task TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'completed', 'failed', 'cancelled')),
  payload TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  fence INTEGER NOT NULL,
  lease_until_ms INTEGER,
  run_after_ms INTEGER NOT NULL,
  cancel_requested INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL,
  started_at_ms INTEGER,
  finished_at_ms INTEGER
) STRICT;
CREATE INDEX job_open ON job (run_after_ms) WHERE state IN ('queued', 'running');

-- The ledger of an import, its checkpoint included; committed together with the rows it counts.
CREATE TABLE import_job (
  id TEXT PRIMARY KEY,
  no INTEGER NOT NULL UNIQUE,
  status TEXT NOT NULL,
  phase TEXT NOT NULL,
  source_id TEXT,
  file_name TEXT,
  file_sha256 TEXT,
  dialect TEXT,
  columns TEXT NOT NULL,
  mapping TEXT NOT NULL,
  update_existing INTEGER NOT NULL,
  tags TEXT NOT NULL,
  rules TEXT NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  blank INTEGER NOT NULL,
  records_done INTEGER NOT NULL,
  batches_done INTEGER NOT NULL,
  rows_total INTEGER,
  error_count INTEGER NOT NULL,
  failure TEXT,
  created_by TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  started_at_ms INTEGER,
  finished_at_ms INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE import_error (
  import_no INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  row_number INTEGER NOT NULL,
  line INTEGER,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  field TEXT,
  column_name TEXT,
  value TEXT,
  cells TEXT NOT NULL,
  PRIMARY KEY (import_no, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE api_key (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  hint TEXT NOT NULL,
  sha256 BLOB NOT NULL UNIQUE,
  permissions TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER,
  revoked_at_ms INTEGER,
  last_used_at_ms INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (
  caller TEXT NOT NULL,
  key TEXT NOT NULL,
  request_sha256 BLOB NOT NULL,
  status INTEGER,
  body TEXT,
  created_at_ms INTEGER NOT NULL,
  PRIMARY KEY (caller, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_age ON idempotency (created_at_ms);
`;
