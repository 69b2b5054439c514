// Groups and custom fields, locks, and the steps that can be undone. See docs/data-model.md.
export const sql = /* sql */ `
-- Numbers of the groups that the company is in, and the fields that a person locked; lists like the others.
ALTER TABLE company ADD COLUMN group_nos TEXT;
ALTER TABLE company ADD COLUMN locks TEXT;
ALTER TABLE undone_company ADD COLUMN group_nos TEXT;
ALTER TABLE undone_company ADD COLUMN locks TEXT;

-- A definition that is deleted is only hidden: what it named stays in the records, so that an undo brings all of it back.
CREATE TABLE record_group (
  no INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  position INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  deleted_at_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX record_group_name ON record_group (name_key) WHERE deleted_at_ms IS NULL;

CREATE TABLE custom_field (
  no INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  group_no INTEGER NOT NULL REFERENCES record_group (no),
  entity_type TEXT NOT NULL CHECK (entity_type IN ('company', 'person')),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  type TEXT NOT NULL,
  config TEXT NOT NULL,
  position INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  deleted_at_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX custom_field_name ON custom_field (group_no, entity_type, name_key) WHERE deleted_at_ms IS NULL;

CREATE TABLE custom_option (
  no INTEGER PRIMARY KEY,
  field_no INTEGER NOT NULL REFERENCES custom_field (no),
  label TEXT NOT NULL,
  color TEXT,
  position INTEGER NOT NULL,
  deleted_at_ms INTEGER
) STRICT;
CREATE INDEX custom_option_field ON custom_option (field_no, position);

-- Grows with every change of a definition, so that whoever keeps definitions knows when they are old.
CREATE TABLE definition_revision (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO definition_revision VALUES (1, 0);
${['record_group', 'custom_field', 'custom_option']
  .flatMap((table) =>
    ['INSERT', 'UPDATE', 'DELETE'].map(
      (event) => `CREATE TRIGGER ${table}_${event.toLowerCase()} AFTER ${event} ON ${table}
BEGIN UPDATE definition_revision SET revision = revision + 1; END;`,
    ),
  )
  .join('\n')}

-- What a person did in one go, and can take back. Its writes carry its id as their run.
CREATE TABLE step (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  actor TEXT NOT NULL,
  -- JSON: what was done, in words that the window puts together.
  label TEXT NOT NULL,
  -- working: a job is at it; dropped: undone, and then something else was done.
  state TEXT NOT NULL CHECK (state IN ('working', 'done', 'undone', 'dropped')),
  -- The run whose changes the next undo or redo takes back.
  last_run TEXT NOT NULL,
  -- Grows with every undo and redo of any step: the one that was undone last is redone first.
  turn INTEGER NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;

-- A row of a definition, before and after it was changed in a run; before is null where it was made.
CREATE TABLE definition_change (
  seq INTEGER PRIMARY KEY,
  run TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('record_group', 'custom_field', 'custom_option')),
  row_no INTEGER NOT NULL,
  before TEXT,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX definition_change_run ON definition_change (run, seq);

-- A value that was offered and not taken, because a person had locked the field or wrote what stands there.
CREATE TABLE refusal (
  seq INTEGER PRIMARY KEY,
  company_uuid BLOB NOT NULL,
  field TEXT NOT NULL,
  value TEXT,
  reason TEXT NOT NULL CHECK (reason IN ('locked', 'outranked')),
  at_ms INTEGER NOT NULL,
  actor TEXT NOT NULL,
  source_kind TEXT NOT NULL,
  source_run TEXT,
  row_number INTEGER
) STRICT;
CREATE INDEX refusal_company ON refusal (company_uuid, seq);
CREATE INDEX refusal_run ON refusal (source_run, seq) WHERE source_run IS NOT NULL;
`;
