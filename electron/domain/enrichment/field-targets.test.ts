// Where the values of an answer go once a person has chosen, and whose fields a provider may then fill.
import { expect, it } from 'vitest';
import { placeFields } from '../../../shared/schema/field-places.ts';
import { must } from '../../lib/assert.ts';
import { transact } from '../../store/database.ts';
import type { AnswerBody } from '../../store/enrichment/answer-body.ts';
import { insertDataset, setDatasetReady } from '../../store/reference-datasets.ts';
import { makeGroup } from '../../testing/definitions.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { removeField } from '../custom-fields/manage-fields.ts';
import { inStep } from '../steps/in-step.ts';
import { fillableBy, placed, saveTargets } from './field-targets.ts';

const me = { kind: 'person', actor: 'usr_1', atMs: 1 } as const;

function setUp() {
  const { db } = tempStore();
  const { id: groupId, fields } = makeGroup(db);
  const idOf = (type: 'textField' | 'numericField') => fields[type].id;
  const keyOf = (type: 'textField' | 'numericField') =>
    must(definitionsOf(db).fieldById.get(idOf(type)), 'field').key;
  return { db, groupId, idOf, text: keyOf('textField'), number: keyOf('numericField') };
}

const matched = (provider: string, answer: AnswerBody) => ({ provider, status: 'matched' as const, answer });

it('takes a field and a fact to the fields that were chosen, with how sure they are, of companies alone', () => {
  const { db, idOf, text, number, groupId } = setUp();
  const own = matched('own', {
    normalized: { identity: { fullName: 'Acme' }, activity: { industry: 'Cloth' } },
    confidences: { industry: 0.4 },
    facts: { staff: '12' },
  });
  const asSaid = { fields: { name: 'Acme', industry: 'Cloth' }, confidences: { industry: 0.4 } };
  expect(placed(db, 'company', own)).toEqual({ ...own, offered: asSaid });
  transact(db, () =>
    saveTargets(db, 'own', [
      { datasetId: null, from: 'industry', fieldId: idOf('textField') },
      { datasetId: null, from: 'staff', fieldId: idOf('numericField') },
    ]),
  );
  expect(placed(db, 'company', own).offered.confidences).toMatchObject({ [text]: 0.4 });
  expect(placed(db, 'company', own).offered.fields).toEqual({
    name: 'Acme',
    [text]: 'Cloth',
    [number]: '12',
  });
  expect(
    placed(db, 'person', { ...own, answer: { normalized: { activity: { jobTitle: 'Buyer' } } } }).offered
      .fields,
  ).toEqual({ jobTitle: 'Buyer' });
  expect(placed(db, 'company', { ...own, provider: 'other' }).offered).toEqual(asSaid);
  const giving = { code: 'own', fields: ['name', 'industry', 'fullName', 'emails'] as const };
  expect(fillableBy(db, 'company', giving)).toEqual(['name', 'emails', text, number]);
  expect(fillableBy(db, 'person', giving)).toEqual(['fullName', 'emails']);
  expect(fillableBy(db, null, giving)).toEqual(['name', 'fullName', 'emails', text, number]);
  const place = { groupId, entityType: 'company' as const, fieldId: idOf('textField') };
  transact(db, () => inStep(db, me, { action: 'define', companies: 0 }, (by) => removeField(db, place, by)));
  expect(placed(db, 'company', own).offered.fields).toEqual({
    name: 'Acme',
    industry: 'Cloth',
    [number]: '12',
  });
});

it('leaves a field of the record to the columns of a dataset that still make it', () => {
  const { db, idOf, text } = setUp();
  const dataset = {
    entity: 'company' as const,
    fileName: 'a.csv',
    path: 'a.csv',
    isCopy: false,
    table: null,
  };
  const mapping = { Mail: 'emails', 'Other mail': 'emails', Branch: 'industry' };
  transact(db, () => {
    const rest = { dialect: {}, chosenMapping: null, createdBy: 'usr_1', createdAtMs: 0 };
    insertDataset(db, { ...dataset, ...rest, id: 'ref_1', name: 'EU' });
    setDatasetReady(db, 'ref_1', { indexFile: 'a.db', mapping, rows: 1, dropped: 0, atMs: 0 });
  });
  const row = { emails: ['a@a.de'], industry: 'Cloth' };
  const facts = { dataset: 'EU', 'Other mail': 'b@a.de', Branch: 'Cloth' };
  const answer = matched('reference', { normalized: placeFields(row), facts });
  const fieldsWith = (from: string, datasetId: string) => {
    transact(db, () => saveTargets(db, 'reference', [{ datasetId, from, fieldId: idOf('textField') }]));
    return placed(db, 'company', answer).offered.fields;
  };
  expect(fieldsWith('Other mail', 'ref_1')).toEqual({ ...row, [text]: 'b@a.de' });
  expect(fieldsWith('Branch', 'ref_1')).toEqual({ emails: ['a@a.de'], [text]: 'Cloth' });
  expect(fieldsWith('Branch', 'ref_2')).toEqual(row);
});
