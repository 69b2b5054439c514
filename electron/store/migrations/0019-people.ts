// People, custom objects, and users that can be changed and removed. See docs/data-model.md.
const personColumns = /* sql */ `
  uuid BLOB NOT NULL,
  full_name TEXT NOT NULL,
  first_name TEXT,
  last_name TEXT,
  job_title TEXT,
  -- JSON, whatever their number: public ids of companies.
  companies TEXT,
  emails TEXT,
  phones TEXT,
  addresses TEXT,
  urls TEXT,
  professional_url TEXT,
  birthday TEXT,
  description TEXT,
  group_nos TEXT,
  locks TEXT,
  custom TEXT,
  origin_no INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  version INTEGER NOT NULL`;

const link =
  'INSERT INTO person_company (company_id, person_no) SELECT value, new.no FROM json_each(new.companies);';
const unlink =
  'DELETE FROM person_company WHERE person_no = old.no AND company_id IN (SELECT value FROM json_each(old.companies));';
const count = 'UPDATE person_revision SET revision = revision + 1;';

export const sql = /* sql */ `
-- Its history stands in change, beside that of companies: a uuid is a record's own, whatever it is.
CREATE TABLE person (no INTEGER PRIMARY KEY,${personColumns}
) STRICT;
CREATE UNIQUE INDEX person_uuid ON person (uuid);

-- Where a field's value came from, where that differs from the person's own origin.
CREATE TABLE person_source (
  person_no INTEGER NOT NULL,
  field TEXT NOT NULL,
  change_seq INTEGER NOT NULL,
  PRIMARY KEY (person_no, field)
) STRICT, WITHOUT ROWID;

-- People that a step removed, whole, as undone_company has companies.
CREATE TABLE undone_person (undo_no INTEGER NOT NULL, no INTEGER NOT NULL,${personColumns},
  PRIMARY KEY (undo_no, no)
) STRICT, WITHOUT ROWID;
CREATE TABLE undone_person_source (
  undo_no INTEGER NOT NULL,
  person_no INTEGER NOT NULL,
  field TEXT NOT NULL,
  change_seq INTEGER NOT NULL,
  PRIMARY KEY (undo_no, person_no, field)
) STRICT, WITHOUT ROWID;
CREATE INDEX undone_person_no ON undone_person (no);

-- Who belongs to a company: made of person.companies, so that a company's people are found at once.
CREATE TABLE person_company (
  company_id TEXT NOT NULL,
  person_no INTEGER NOT NULL,
  PRIMARY KEY (company_id, person_no)
) STRICT, WITHOUT ROWID;
-- Grows with every change of a person, so that whoever keeps a list knows when it is old.
CREATE TABLE person_revision (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  revision INTEGER NOT NULL
) STRICT;
INSERT INTO person_revision VALUES (1, 0);
CREATE TRIGGER person_insert AFTER INSERT ON person BEGIN ${count} ${link} END;
CREATE TRIGGER person_delete AFTER DELETE ON person BEGIN ${count} ${unlink} END;
CREATE TRIGGER person_update AFTER UPDATE ON person BEGIN ${count} END;
CREATE TRIGGER person_move AFTER UPDATE OF companies ON person BEGIN ${unlink} ${link} END;

CREATE TABLE custom_object (
  no INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  type TEXT,
  created_at_ms INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  deleted_at_ms INTEGER
) STRICT;
CREATE INDEX custom_object_name ON custom_object (name_key, no) WHERE deleted_at_ms IS NULL;

-- A user who is removed is only hidden: what he did keeps his name.
CREATE TABLE user_new (
  no INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  full_name TEXT NOT NULL,
  email TEXT,
  deleted_at_ms INTEGER
) STRICT;
INSERT INTO user_new (id, full_name, email) SELECT id, full_name, email FROM user ORDER BY id;
DROP TABLE user;
ALTER TABLE user_new RENAME TO user;

-- Users and custom objects change in steps too; which kinds there are is definitionTables' to say.
CREATE TABLE definition_change_new (
  seq INTEGER PRIMARY KEY,
  run TEXT NOT NULL,
  kind TEXT NOT NULL,
  row_no INTEGER NOT NULL,
  before TEXT,
  after TEXT NOT NULL
) STRICT;
INSERT INTO definition_change_new SELECT seq, run, kind, row_no, before, after FROM definition_change;
DROP TABLE definition_change;
ALTER TABLE definition_change_new RENAME TO definition_change;
CREATE INDEX definition_change_run ON definition_change (run, seq);
`;
