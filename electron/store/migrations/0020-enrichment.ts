// Batches of lookups, what providers answered, what was spent, and what is proposed. See docs/enrichment.md.
export const sql = /* sql */ `
-- What must outlive a restart for each provider: its settings, its tokens, why it is paused.
CREATE TABLE provider_state (
  code TEXT PRIMARY KEY,
  is_on INTEGER NOT NULL DEFAULT 1,
  -- By a person's word it may lie on this machine or in its network.
  is_local INTEGER NOT NULL DEFAULT 0,
  config TEXT,
  paused_code TEXT,
  paused_message TEXT,
  paused_at_ms INTEGER,
  -- The token bucket: what is left, and as of when; nothing is asked before blocked_until_ms.
  tokens REAL,
  tokens_at_ms INTEGER,
  blocked_until_ms INTEGER,
  -- The circuit breaker: failures in a row, and until when it is open.
  failures INTEGER NOT NULL DEFAULT 0,
  open_until_ms INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE enrich_batch (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  entity TEXT NOT NULL CHECK (entity IN ('company', 'person')),
  environment TEXT NOT NULL CHECK (environment IN ('live', 'test')),
  name TEXT,
  status TEXT NOT NULL,
  paused_by TEXT,
  paused_reason TEXT,
  -- The waterfall, JSON.
  providers TEXT NOT NULL,
  apply TEXT NOT NULL,
  force_refresh INTEGER NOT NULL,
  -- Cents; null: nothing that costs is asked. reserved_cents is held for calls under way.
  budget_cents INTEGER,
  spent_cents INTEGER NOT NULL DEFAULT 0,
  reserved_cents INTEGER NOT NULL DEFAULT 0,
  total INTEGER NOT NULL,
  -- The step of what was written without a review.
  step_no INTEGER,
  -- Items by status, JSON, once it has ended; before that they are counted.
  counts TEXT,
  created_by TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  started_at_ms INTEGER,
  finished_at_ms INTEGER,
  CHECK (reserved_cents >= 0 AND spent_cents >= 0),
  CHECK (spent_cents + reserved_cents <= coalesce(budget_cents, 0))
) STRICT;
CREATE INDEX enrich_batch_created ON enrich_batch (created_at_ms);

CREATE TABLE enrich_item (
  batch_no INTEGER NOT NULL REFERENCES enrich_batch (no),
  seq INTEGER NOT NULL,
  uuid BLOB NOT NULL UNIQUE,
  -- The record of the workspace, where it is one.
  record_uuid BLOB,
  -- What was sent, JSON; the lookup's own input is made of it and the record when it is asked.
  request TEXT NOT NULL,
  metadata TEXT,
  status TEXT NOT NULL,
  -- Which step of the waterfall comes next.
  step INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  lease_losses INTEGER NOT NULL DEFAULT 0,
  -- Grows with each claim; an answer counts only under the fence that it was asked with.
  fence INTEGER NOT NULL DEFAULT 0,
  due_at_ms INTEGER NOT NULL DEFAULT 0,
  -- JSON: code, message, isRetryable, and the step of the waterfall where it was met.
  error TEXT,
  cost_cents INTEGER NOT NULL DEFAULT 0,
  fetched_at_ms INTEGER,
  PRIMARY KEY (batch_no, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX enrich_item_status ON enrich_item (batch_no, status, step, due_at_ms);
CREATE INDEX enrich_item_record ON enrich_item (record_uuid) WHERE record_uuid IS NOT NULL;

-- What a provider said to one lookup, whoever asked: the same is never billed twice. request_hash: of provider and input.
CREATE TABLE provider_answer (
  no INTEGER PRIMARY KEY,
  provider TEXT NOT NULL,
  request_hash BLOB NOT NULL,
  status TEXT NOT NULL,
  confidence REAL,
  -- JSON: fields, facts, evidence, candidates.
  answer TEXT NOT NULL,
  raw TEXT,
  cost_cents INTEGER NOT NULL,
  as_of TEXT,
  fetched_at_ms INTEGER NOT NULL,
  expires_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX provider_answer_request ON provider_answer (request_hash, fetched_at_ms);

-- Which answers an item got, in the order of its waterfall. cost_cents: what this item paid; 0 where the answer was kept.
CREATE TABLE enrich_item_answer (
  batch_no INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  step INTEGER NOT NULL,
  answer_no INTEGER NOT NULL REFERENCES provider_answer (no),
  is_cached INTEGER NOT NULL,
  cost_cents INTEGER NOT NULL,
  PRIMARY KEY (batch_no, seq, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX enrich_item_answer_no ON enrich_item_answer (answer_no);

-- A call that is under way, written before it is made; one that is found at a start has an unknown outcome.
CREATE TABLE provider_call (
  -- Never given twice: an answer that comes late must not settle another call.
  no INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_no INTEGER NOT NULL,
  provider TEXT NOT NULL,
  -- Its items, JSON: [seq, fence] each.
  items TEXT NOT NULL,
  reserved_cents INTEGER NOT NULL,
  -- 0: it waits for its turn, and cannot have been carried out.
  is_sent INTEGER NOT NULL,
  started_at_ms INTEGER NOT NULL,
  -- Its holder gives a sign of life before; after it another may take its items.
  lease_until_ms INTEGER NOT NULL
) STRICT;

-- One value that an answer offers for one field of a record. state: see shared/schema/review.ts. Lists offer only the entries that
-- the record lacks.
CREATE TABLE proposal (
  no INTEGER PRIMARY KEY,
  batch_no INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  record_uuid BLOB NOT NULL,
  -- The field's key, see store/field-key.ts.
  field TEXT NOT NULL,
  answer_no INTEGER NOT NULL REFERENCES provider_answer (no),
  provider TEXT NOT NULL,
  -- JSON, normalised; of one that was dropped as it came.
  value TEXT NOT NULL,
  confidence REAL NOT NULL,
  -- fills: the field was empty; conflicts: it holds something else; same.
  relation TEXT NOT NULL CHECK (relation IN ('fills', 'conflicts', 'same')),
  state TEXT NOT NULL,
  -- Why the value was dropped.
  note TEXT,
  decided_at_ms INTEGER,
  decided_by TEXT,
  -- What was written, where it was edited first; and the step of the decision.
  written TEXT,
  step_no INTEGER
) STRICT;
-- Both hold all that a list is filtered and counted by, so that a batch of 100,000 opens without reading their values.
CREATE INDEX proposal_batch ON proposal (batch_no, state, seq, relation, field, provider, confidence);
-- In the order in which they are counted.
CREATE INDEX proposal_tally ON proposal (batch_no, state, relation, field, provider, confidence);
CREATE INDEX proposal_record ON proposal (record_uuid, field, state);

-- What a step decided, so that its undo opens the proposals again and its redo decides them again.
CREATE TABLE proposal_decision (
  step_no INTEGER NOT NULL,
  proposal_no INTEGER NOT NULL,
  -- JSON: state, decidedAtMs, decidedBy, written, stepNo.
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (step_no, proposal_no)
) STRICT, WITHOUT ROWID;

-- A file of reference data that is attached; its rows lie in an indexed file of their own, see store/reference-index.ts.
CREATE TABLE reference_dataset (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  entity TEXT NOT NULL CHECK (entity IN ('company', 'person')),
  file_name TEXT NOT NULL,
  -- A person's own file, which is read again when it is indexed anew, or a copy in the data folder.
  path TEXT NOT NULL,
  is_copy INTEGER NOT NULL,
  -- A table of a database or a sheet of a workbook; null: the largest, or the first.
  table_name TEXT,
  -- How the file is read where it is not as it seems, JSON.
  dialect TEXT NOT NULL,
  -- Column → field, JSON: what a person chose, null where the file's suggestion is taken; and what the index was made with.
  chosen_mapping TEXT,
  mapping TEXT,
  -- Name of its index; null until there is one. It stays in use until another is whole.
  index_file TEXT,
  row_count INTEGER,
  dropped_count INTEGER,
  status TEXT NOT NULL CHECK (status IN ('indexing', 'ready', 'failed')),
  -- JSON: code, message.
  failure TEXT,
  created_by TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  indexed_at_ms INTEGER
) STRICT;
`;
