// Schedules of batches, why an item is about no record, and what the report of a large batch is counted by. See docs/enrichment.md.
export const sql = /* sql */ `
-- A batch that is started again and again, or once later, because a person said so.
CREATE TABLE enrich_schedule (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  entity TEXT NOT NULL CHECK (entity IN ('company', 'person')),
  -- A query as domain/views keeps one, JSON; or ids of records, JSON: one of the two.
  query TEXT,
  ids TEXT,
  sample INTEGER,
  providers TEXT NOT NULL,
  apply TEXT NOT NULL,
  force_refresh INTEGER NOT NULL,
  -- Of each run, in cents.
  budget_cents INTEGER,
  -- JSON, see shared/schema/schedule.ts.
  rhythm TEXT NOT NULL,
  is_paused INTEGER NOT NULL DEFAULT 0,
  -- Null: none is to come. In the past: it is due, and waits for the run before it.
  next_run_at_ms INTEGER,
  last_run_at_ms INTEGER,
  last_batch_no INTEGER,
  last_problem TEXT,
  created_by TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  -- Its batches still name it.
  deleted_at_ms INTEGER,
  CHECK ((query IS NULL) <> (ids IS NULL))
) STRICT;

ALTER TABLE enrich_batch ADD COLUMN schedule_no INTEGER;
-- Why what was sent is about no record: no_record, several_records.
ALTER TABLE enrich_item ADD COLUMN unlinked TEXT;
CREATE INDEX person_professional ON person (professional_url) WHERE professional_url IS NOT NULL;

-- Each holds all that the report of a batch counts by, so that it reads no item of a hundred thousand.
-- The first two say again what stands in error, as no index over an expression is read without its rows.
ALTER TABLE enrich_item ADD COLUMN error_code TEXT;
ALTER TABLE enrich_item ADD COLUMN error_retryable INTEGER;
UPDATE enrich_item SET error_code = error ->> 'code', error_retryable = error ->> 'isRetryable' WHERE error IS NOT NULL;
CREATE INDEX enrich_item_cause ON enrich_item (batch_no, status, error_code, error_retryable, due_at_ms)
  WHERE error_code IS NOT NULL;
CREATE INDEX enrich_item_fetched ON enrich_item (batch_no, fetched_at_ms, seq) WHERE fetched_at_ms IS NOT NULL;
CREATE INDEX enrich_item_answer_paid ON enrich_item_answer (batch_no, step, cost_cents, is_cached);

-- Raw answers are let go of in the order of their age.
CREATE INDEX provider_answer_raw ON provider_answer (fetched_at_ms) WHERE raw IS NOT NULL;
`;
