// Steps that are too big for one request: a bulk edit, or the undo or redo of one.
export const sql = /* sql */ `
CREATE TABLE step_job (
  id TEXT PRIMARY KEY,
  step_no INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'convert')),
  status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'completed', 'failed', 'cancelled')),
  -- JSON: the query and what is done to each of its companies; '{}' for an undo or redo.
  spec TEXT NOT NULL,
  -- The run of its writes.
  run TEXT NOT NULL,
  turn INTEGER NOT NULL,
  part INTEGER NOT NULL,
  position INTEGER,
  done INTEGER NOT NULL,
  total INTEGER NOT NULL,
  -- JSON: counts and the first problems; committed together with what they count.
  tally TEXT NOT NULL,
  failure TEXT,
  created_by TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  finished_at_ms INTEGER
) STRICT, WITHOUT ROWID;
`;
