// What providers offer for custom fields: read by the field's type, decided and taken back as any other value.
import { describe, expect, it } from 'vitest';
import type { Decision, ReviewMatrix } from '../../../shared/schema/review.ts';
import { must } from '../../lib/assert.ts';
import { formatId } from '../../lib/ids.ts';
import { changesOf } from '../../store/changes.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { findBatchByNo } from '../../store/enrichment/batches.ts';
import { findItemBySeq } from '../../store/enrichment/items.ts';
import type { CustomKey } from '../../store/field-key.ts';
import { findNextUndo } from '../../store/steps.ts';
import { makeGroup } from '../../testing/definitions.ts';
import { tempStore } from '../../testing/temp-store.ts';
import type { CompanyChanges } from '../companies/parse-input.ts';
import { createCompany } from '../companies/write-company.ts';
import { changeField, removeField } from '../custom-fields/manage-fields.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { inStep } from '../steps/in-step.ts';
import { toggleStep } from '../steps/toggle-step.ts';
import { decide } from './decide.ts';
import { showMatrix } from './show-matrix.ts';
import { listReview, showOverview } from './show-review.ts';
import { summarise } from './summarise.ts';
import { answeredBatch, findOffer, proposed, type TestBatch } from './testing.ts';

const me = { kind: 'person', actor: 'usr_1', atMs: 1000 } as const;
const file = { kind: 'import', run: 'imp_1', actor: 'usr_1', atMs: 1 } as const;

function setUp(values: CompanyChanges = {}) {
  const { db } = tempStore();
  const group = makeGroup(db);
  const made = transact(db, () => createCompany(db, { name: 'Acme', ...values }, file));
  const acme = must(made.kind === 'created' ? made.company : null, 'company');
  const keyOf = (type: keyof typeof group.fields): CustomKey =>
    must(definitionsOf(db).fieldById.get(group.fields[type].id)).key;
  return { db, group, acme, keyOf };
}

const batchOf = (db: WriteDb, { no }: TestBatch) => must(findBatchByNo(db, no), 'batch');
const send = (db: WriteDb, batch: TestBatch, decisions: Decision[]) =>
  transact(db, () => decide(db, batchOf(db, batch), decisions, me));
const undo = (db: WriteDb) =>
  transact(db, () => toggleStep(db, must(findNextUndo(db, me.actor), 'step'), 'undo', me));
const valuesOf = (db: WriteDb, { uuid }: { uuid: Buffer }) => findCompanyByUuid(db, uuid)?.values;
const matrixOf = (db: WriteDb, batch: TestBatch): ReviewMatrix =>
  showMatrix(db, batchOf(db, batch), must(findItemBySeq(db, batch.no, 0), 'item'));
const accept = (db: WriteDb, acme: { uuid: Buffer }, batch: TestBatch, field: string, rest = {}) =>
  send(db, batch, [
    { proposalId: `prp_${findOffer(db, acme, batch, ['own', field]).no}`, do: 'accept', ...rest },
  ]);

describe('a value that is offered for a custom field', () => {
  it('is read by the type of the field, and what it cannot hold is dropped with the reason', () => {
    const { db, acme, keyOf } = setUp();
    const fields = {
      [keyOf('contactField')]: 'ACME',
      [keyOf('textField')]: ['one', 'two'],
      [keyOf('numericField')]: '1,250,000.50',
      [keyOf('dateField')]: '3 March 2024',
      [keyOf('singleSelect')]: 'b',
      [keyOf('multipleSelect')]: 'Software; Cables; Wool',
    };
    const batch = answeredBatch(db, [{ record: acme, answers: { own: { fields } } }]);
    const cells = matrixOf(db, batch).fields.map(({ field, cells: shown }) => [
      field.split(':').at(-1),
      ...shown.map(({ state, value }) => [state, value]),
    ]);
    expect(cells).toEqual([
      ['Note', ['open', 'one; two']],
      ['ARR', ['open', '1250000.5']],
      ['Renewal', ['open', '2024-03-03']],
      ['Tier', ['open', 'B']],
      ['Topics', ['dropped', ['Wool']], ['open', ['Cables', 'Software']]],
      ['Contacts', ['open', [{ id: formatId('com', acme.uuid), fullName: 'Acme', entityType: 'company' }]]],
    ]);
    const bad = { [keyOf('numericField')]: '1,250', [keyOf('dateField')]: '03/04/2024' };
    const other = answeredBatch(db, [{ record: acme, answers: { own: { fields: bad } } }]);
    expect(proposed(db, acme, other).map(({ state, value }) => [state, value])).toEqual([
      ['dropped', '1,250'],
      ['dropped', '03/04/2024'],
    ]);
  });

  it('is written as the provider’s with the group that it belongs to, and both are undone', () => {
    const { db, acme, group, keyOf } = setUp();
    const key = keyOf('numericField');
    const batch = answeredBatch(db, [{ record: acme, answers: { own: { fields: { [key]: 7 } } } }]);
    const { step } = accept(db, acme, batch, key);
    expect(step?.label).toMatchObject({ action: 'accept', fields: [group.paths.numericField] });
    expect(valuesOf(db, acme)).toMatchObject({ [key]: '7', groups: [group.no] });
    expect(changesOf(db, acme.uuid).at(-1)).toMatchObject({
      after: { [key]: '7' },
      sourceKind: 'provider',
      actor: 'own',
    });
    expect(matrixOf(db, batch).fields[0]).toMatchObject({
      field: group.paths.numericField,
      value: '7',
      source: { kind: 'provider' },
    });
    undo(db);
    expect(valuesOf(db, acme)).not.toHaveProperty(key);
    expect(valuesOf(db, acme)?.groups ?? []).toEqual([]);
    expect(proposed(db, acme, batch)).toMatchObject([{ state: 'open' }]);
  });

  it('is added to a list, in the order of the options', () => {
    const { db, acme, group, keyOf } = setUp();
    const key = keyOf('multipleSelect');
    const offer = (labels: string[]) =>
      answeredBatch(db, [{ record: acme, answers: { own: { fields: { [key]: labels } } } }]);
    accept(db, acme, offer(['Software']), key);
    const batch = offer(['Software', 'Cables']);
    expect(matrixOf(db, batch).fields[0]).toMatchObject({
      value: ['Software'],
      cells: [{ value: ['Cables'], relation: 'conflicts' }],
    });
    accept(db, acme, batch, key);
    expect(matrixOf(db, batch).fields[0]).toMatchObject({ value: ['Cables', 'Software'] });
    expect(summarise(db, batchOf(db, batch)).fields.at(-1)).toMatchObject({
      field: group.paths.multipleSelect,
      after: 1,
    });
  });

  it('is changed before it is taken, by the rules of the field', () => {
    const { db, acme, keyOf } = setUp();
    const key = keyOf('singleSelect');
    const batch = answeredBatch(db, [{ record: acme, answers: { own: { fields: { [key]: 'A' } } } }]);
    const [problem] = accept(db, acme, batch, key, { value: 'Z' }).problems;
    expect(problem).toMatchObject({ code: 'invalid_option' });
    accept(db, acme, batch, key, { value: 'C' });
    const [field] = matrixOf(db, batch).fields;
    expect(field).toMatchObject({ value: 'C', cells: [{ state: 'edited', value: 'A', written: 'C' }] });
  });

  it('waits where the field or the company’s groups are locked', () => {
    const { db, acme, group, keyOf } = setUp({ locks: ['groups'] });
    const key = keyOf('textField');
    const batch = answeredBatch(db, [{ record: acme, answers: { own: { fields: { [key]: 'x' } } } }]);
    expect(accept(db, acme, batch, key).problems).toMatchObject([{ code: 'locked' }]);
    expect(valuesOf(db, acme)).not.toHaveProperty(key);
    const { itemId } = matrixOf(db, batch);
    expect(send(db, batch, [{ itemId, field: group.paths.textField, do: 'lock' }])).toMatchObject({
      decided: 1,
      step: { label: { fields: [group.paths.textField] } },
    });
    expect(matrixOf(db, batch).fields[0]).toMatchObject({ isLocked: true, cells: [{ state: 'locked' }] });
    expect(valuesOf(db, acme)?.locks).toEqual(['groups', key]);
  });

  it('is written at once where the batch may, and counted and listed by the path of the field', () => {
    const { db, acme, group, keyOf } = setUp();
    const key = keyOf('textField');
    const answers = { own: { fields: { [key]: 'x' } } };
    answeredBatch(db, [{ record: acme, answers }], { apply: 'fill_empty' });
    expect(valuesOf(db, acme)).toMatchObject({ [key]: 'x', groups: [group.no] });
    const batch = answeredBatch(db, [{ record: acme, answers: { own: { fields: { [key]: 'y' } } } }]);
    const field = group.paths.textField;
    expect(showOverview(db, batchOf(db, batch)).byField).toMatchObject([{ field, open: 1, conflicts: 1 }]);
    const page = { after: -1, limit: 5 };
    const listed = (path: string) =>
      listReview(db, batchOf(db, batch), { tab: 'open', field: path }, page).items.length;
    expect([listed(field), listed(group.paths.dateField)]).toEqual([1, 0]);
  });

  it('cannot be taken once its option or field is gone, and says so', () => {
    const { db, acme, group, keyOf } = setUp();
    const fields = { [keyOf('singleSelect')]: 'A', [keyOf('textField')]: 'x' };
    const batch = answeredBatch(db, [{ record: acme, answers: { own: { fields } } }]);
    const keys = Object.keys(fields);
    const place = (type: 'singleSelect' | 'textField') => ({
      groupId: group.id,
      entityType: 'company' as const,
      fieldId: group.fields[type].id,
    });
    const define = { action: 'define', companies: 0 } as const;
    transact(db, () =>
      inStep(db, me, define, (origin) => {
        changeField(db, place('singleSelect'), { options: [{ label: 'B', color: 'gray' }] }, origin);
        removeField(db, place('textField'), origin);
      }),
    );
    const refusals = keys.map((key) => accept(db, acme, batch, key).problems[0]?.code);
    expect(refusals).toEqual(['gone', 'unknown_field']);
    undo(db);
    for (const key of keys) expect(accept(db, acme, batch, key).decided).toBe(1);
  });
});
