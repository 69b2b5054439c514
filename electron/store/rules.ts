// Rules in SQLite. One that was deleted stays as a row; only live ones are read here. They change through definition-changes.ts.
import type { EntityType } from '../../shared/schema/enrichment.ts';
import type { RuleOutcome } from '../../shared/schema/rule.ts';
import type { RuleNode } from '../../shared/schema/rule-conditions.ts';
import type { DefinitionRow } from './definition-changes.ts';
import type { ReadDb, WriteDb } from './database.ts';

/** Custom fields stand by their numbers, see domain/rules-engine/stored-definition.ts. */
export type RuleDefinition = { conditions: RuleNode; outcomes: RuleOutcome[] };

export type StoredRule = {
  no: number;
  uuid: Buffer;
  name: string;
  entity: EntityType;
  version: number;
  isOn: boolean;
  priority: number;
  /** JSON of a `RuleDefinition`. */
  definition: string;
  createdAtMs: number;
  createdBy: string;
  updatedAtMs: number;
};

type RuleRow = Omit<StoredRule, 'isOn'> & { isOn: number };

const select = `SELECT no, uuid, name, entity, version, is_on AS isOn, priority, definition, created_at_ms AS createdAtMs,
  created_by AS createdBy, updated_at_ms AS updatedAtMs FROM rule WHERE deleted_at_ms IS NULL`;

const rowToRule = (row: RuleRow): StoredRule => ({ ...row, isOn: row.isOn === 1 });

/** The highest priority first. */
export const listRules = (db: ReadDb, entity: EntityType): StoredRule[] =>
  db.sql<RuleRow>(`${select} AND entity = ? ORDER BY priority DESC, no`).all(entity).map(rowToRule);

export function findRule(db: ReadDb, uuid: Buffer): StoredRule | null {
  const row = db.sql<RuleRow>(`${select} AND uuid = ?`).get(uuid);
  return row ? rowToRule(row) : null;
}

/** What a rule is or was called. */
export const nameOfRule = (db: ReadDb, uuid: Buffer): string | null =>
  db.sql<string>('SELECT name FROM rule WHERE uuid = ?').pluck().get(uuid) ?? null;

type NewRule = Pick<StoredRule, 'uuid' | 'name' | 'entity' | 'priority' | 'definition' | 'createdBy'> & {
  nameKey: string;
  isOn: number;
  atMs: number;
};

/** Answers its number. */
export const insertRule = (db: WriteDb, rule: NewRule): number =>
  Number(
    db
      .sql(
        `INSERT INTO rule (uuid, name, name_key, entity, version, is_on, priority, definition, created_at_ms, created_by,
           updated_at_ms)
         VALUES (@uuid, @name, @nameKey, @entity, 1, @isOn, @priority, @definition, @atMs, @createdBy, @atMs)`,
      )
      .run(rule).lastInsertRowid,
  );

/** What a rule became, each time that it changed; the last first. `actor`: null where its step is gone. */
export const listRuleChanges = (db: ReadDb, no: number): { after: DefinitionRow; actor: string | null }[] =>
  db
    .sql<{ after: string; actor: string | null }>(
      `SELECT after, actor FROM definition_change LEFT JOIN step ON step.id = run
       WHERE kind = 'rule' AND row_no = ? ORDER BY seq DESC`,
    )
    .all(no)
    .map(({ after, actor }) => ({ after: JSON.parse(after) as DefinitionRow, actor }));
