// For tests: a store with rules, and records that they meet.
import type { RuleInput } from '../../../shared/schema/rule.ts';
import { ruleInputSchema } from '../../../shared/schema/rule.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import { must } from '../../lib/assert.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import type { StoredRule } from '../../store/rules.ts';
import { addCompany } from '../companies/edit-company.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { findReviewRecord, type ReviewRecord } from '../review/review-record.ts';
import { inStep } from '../steps/in-step.ts';
import { addRule } from './manage-rules.ts';

export const me = { kind: 'person', actor: 'usr_test', atMs: Date.parse('2026-03-01T12:00:00Z') } as const;
const label: StepLabel = { action: 'edit', companies: 1 };

export const step = <T>(db: WriteDb, work: (origin: StepOrigin) => T): T =>
  transact(db, () => inStep(db, me, label, work));

export const company = (db: WriteDb, name: string, rest: object = {}): ReviewRecord => ({
  entity: 'company',
  stored: step(db, (origin) => addCompany(db, { name, ...rest }, origin)),
});

export const now = (db: WriteDb, { entity, stored }: ReviewRecord): ReviewRecord =>
  must(findReviewRecord(db, entity, stored.uuid), 'record');

export const rule = (db: WriteDb, input: Partial<RuleInput> & Pick<RuleInput, 'name'>): StoredRule =>
  step(db, (origin) => {
    const always = { path: 'name', operator: 'not_empty' };
    const parsed = ruleInputSchema.parse({
      entity: 'company',
      conditions: always,
      outcomes: [{ kind: 'risk', points: 1 }],
      ...input,
    });
    return addRule(db, parsed, origin);
  });
