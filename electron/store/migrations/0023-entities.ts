// Entities: what providers said of each, who is related to whom, rules and what came of them, webhooks. See docs/entities.md.
export const sql = /* sql */ `
-- The last that each provider said of a record; the answer itself is kept in provider_answer.
CREATE TABLE entity_enrichment (
  record_uuid BLOB NOT NULL,
  provider TEXT NOT NULL,
  answer_no INTEGER NOT NULL REFERENCES provider_answer (no),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (record_uuid, provider)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_enrichment_answer ON entity_enrichment (answer_no);

-- refresh: it asks every provider for an entity's refresh, proposes nothing, and its answers are what a plan is made of.
ALTER TABLE enrich_batch ADD COLUMN purpose TEXT NOT NULL DEFAULT 'enrich' CHECK (purpose IN ('enrich', 'refresh'));

-- Which providers are asked together, by name.
CREATE TABLE enrichment_group (
  no INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  -- JSON: codes.
  providers TEXT NOT NULL
) STRICT;

-- subject holds, runs or owns object. Of one source: two sources may say the same, and each may be wrong.
CREATE TABLE relation (
  no INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('shareholder', 'officer', 'parent')),
  subject_uuid BLOB NOT NULL,
  object_uuid BLOB NOT NULL,
  -- What an officer is; ultimate: a parent above all others, over whichever ways.
  role TEXT,
  -- Percent; share_up_to where only a range is known.
  share REAL,
  share_up_to REAL,
  from_date TEXT,
  to_date TEXT,
  -- A provider's code, or person.
  source TEXT NOT NULL,
  as_of TEXT,
  created_at_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  -- A person deleted what a source says: the source does not bring it back.
  is_dismissed INTEGER NOT NULL DEFAULT 0,
  deleted_at_ms INTEGER,
  CHECK (share IS NULL OR (share >= 0 AND share <= 100)),
  CHECK (share_up_to IS NULL OR (share IS NOT NULL AND share_up_to >= share AND share_up_to <= 100))
) STRICT;
-- By what registers call a company it is found again. Most companies of an import have no facts and stand in neither.
CREATE INDEX company_registration ON company (json_extract(custom, '$."p:registrationNumber"'))
  WHERE json_extract(custom, '$."p:registrationNumber"') IS NOT NULL;
CREATE INDEX company_lei ON company (json_extract(custom, '$."p:identifiers".lei'))
  WHERE json_extract(custom, '$."p:identifiers".lei') IS NOT NULL;
CREATE INDEX relation_subject ON relation (subject_uuid, kind);
CREATE INDEX relation_object ON relation (object_uuid, kind);

CREATE TABLE rule (
  no INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  entity TEXT NOT NULL CHECK (entity IN ('company', 'person')),
  -- Grows with each change of its conditions or outcomes.
  version INTEGER NOT NULL,
  is_on INTEGER NOT NULL,
  -- The highest first.
  priority INTEGER NOT NULL,
  -- JSON: conditions, outcomes.
  definition TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  deleted_at_ms INTEGER
) STRICT;
CREATE UNIQUE INDEX rule_name ON rule (entity, name_key) WHERE deleted_at_ms IS NULL;

-- What rules made of a record that is no value of it: its status, risk points, and what a person should look at.
CREATE TABLE rule_outcome (
  no INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  record_uuid BLOB NOT NULL,
  rule_no INTEGER NOT NULL REFERENCES rule (no),
  rule_version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('status', 'risk', 'task')),
  -- The status, or what to do.
  text TEXT,
  -- The field that the task is about.
  field TEXT,
  points INTEGER,
  at_ms INTEGER NOT NULL,
  -- When a person had done it.
  done_at_ms INTEGER,
  done_by TEXT,
  deleted_at_ms INTEGER
) STRICT;
CREATE INDEX rule_outcome_record ON rule_outcome (record_uuid) WHERE deleted_at_ms IS NULL;
CREATE INDEX rule_outcome_open ON rule_outcome (at_ms) WHERE kind = 'task' AND done_at_ms IS NULL AND deleted_at_ms IS NULL;

-- The last run of all rules over a record.
CREATE TABLE rule_run (
  record_uuid BLOB PRIMARY KEY,
  -- JSON.
  summary TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE webhook (
  no INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  url TEXT NOT NULL,
  -- JSON; which events it is told.
  topics TEXT NOT NULL,
  is_on INTEGER NOT NULL,
  -- By a person's word it may lie on this machine or in its network.
  is_local INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL
) STRICT;

CREATE TABLE webhook_delivery (
  no INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  webhook_no INTEGER NOT NULL REFERENCES webhook (no) ON DELETE CASCADE,
  topic TEXT NOT NULL,
  -- Id of what the event is about.
  about TEXT NOT NULL,
  -- The very bytes that are signed.
  body TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'delivered', 'failed')),
  attempts INTEGER NOT NULL,
  due_at_ms INTEGER NOT NULL,
  -- Of the last attempt.
  http_status INTEGER,
  error TEXT,
  created_at_ms INTEGER NOT NULL,
  delivered_at_ms INTEGER
) STRICT;
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_no, due_at_ms) WHERE status = 'waiting';
CREATE INDEX webhook_delivery_untried ON webhook_delivery (webhook_no, topic, about)
  WHERE status = 'waiting' AND attempts = 0;
CREATE INDEX webhook_delivery_log ON webhook_delivery (webhook_no, no);
`;
