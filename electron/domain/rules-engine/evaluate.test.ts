// What conditions can look at, and what they cannot reach.
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ruleGroups, type RuleNode } from '../../../shared/schema/rule-conditions.ts';
import { conditionsSchema } from '../../../shared/schema/rule.ts';
import { newUuidBytes } from '../../lib/ids.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { insertAnswer } from '../../store/enrichment/answers.ts';
import { linkEntityAnswer } from '../../store/enrichment/entity-enrichments.ts';
import { insertRelation } from '../../store/relations.ts';
import { makeGroup } from '../../testing/definitions.ts';
import { tempStore } from '../../testing/temp-store.ts';
import type { CompanyChanges } from '../companies/parse-input.ts';
import { updateCompany } from '../companies/write-company.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { addPerson } from '../people/edit-person.ts';
import type { ReviewRecord } from '../review/review-record.ts';
import { compile } from './compile.ts';
import { runLogic } from './engine.ts';
import { scopeOf } from './evaluate.ts';
import { toStored } from './stored-definition.ts';
import { company, me, now, step } from './testing.ts';

let db: WriteDb;
let acme: ReviewRecord;
beforeEach(() => {
  db = tempStore().db;
});

function isTrue(record: ReviewRecord, conditions: RuleNode): boolean {
  expect(conditionsSchema.safeParse(conditions).error?.issues ?? []).toEqual([]);
  const definitions = definitionsOf(db);
  const stored = toStored(definitions, record.entity, { conditions, outcomes: [] });
  const { compiled, issues } = compile(definitions, record.entity, stored.conditions);
  expect(issues).toEqual([]);
  return runLogic(compiled.logic, compiled.readers, scopeOf(db, record, me.atMs));
}

const said = (record: ReviewRecord, path: string, operator: string, value?: unknown): boolean =>
  isTrue(record, { path, operator, ...(value !== undefined && { value }) } as RuleNode);

const issuesOf = (conditions: RuleNode): string[] =>
  compile(definitionsOf(db), 'company', conditions).issues.map(({ path, code }) => `${path} ${code}`);

function addFacts(record: ReviewRecord): ReviewRecord {
  if (record.entity !== 'company') return record;
  const facts: CompanyChanges = {
    'p:status': 'Dissolved',
    'p:incorporationDate': '2026-01-30',
    'p:registeredAddress': { city: 'Leeds' },
    'p:officers': [{ name: 'Mira', role: 'director' }, { name: 'Jon' }],
  };
  step(db, (origin) => updateCompany(db, record.stored, facts, origin));
  return now(db, record);
}

function relate(subject: Buffer, object: Buffer, rest: object): void {
  transact(db, () =>
    insertRelation(db, {
      uuid: newUuidBytes(1),
      kind: 'shareholder',
      subject,
      object,
      role: null,
      share: null,
      shareUpTo: null,
      from: null,
      to: null,
      source: 'person',
      asOf: null,
      createdAtMs: 1,
      createdBy: 'usr_test',
      ...rest,
    }),
  );
}

describe('a condition', () => {
  beforeEach(() => {
    acme = addFacts(
      company(db, 'Acme', {
        industry: 'Steel',
        foundationYear: 1999,
        tags: ['VIP', 'x'],
        countryCode: 'GB',
        employeeRange: '11-50',
      }),
    );
  });

  it('looks at fields of the record, and at its profile through lists and objects', () => {
    expect(said(acme, 'industry', 'eq', 'steel')).toBe(true);
    expect(said(acme, 'entityData.industry', 'eq', 'steel')).toBe(true);
    expect(said(acme, 'foundationYear', 'lt', 2000)).toBe(true);
    expect(said(acme, 'tags', 'eq', 'vip')).toBe(true);
    expect(said(acme, 'length:tags', 'eq', 2)).toBe(true);
    expect(said(acme, 'length:name', 'eq', 4)).toBe(true);
    expect(said(acme, 'days:createdAt', 'eq', 0)).toBe(true);
    expect(said(acme, 'domain', 'empty')).toBe(true);
    expect(said(acme, 'entityData.status', 'eq', 'dissolved')).toBe(true);
    expect(said(acme, 'days:entityData.incorporationDate', 'eq', 30)).toBe(true);
    expect(said(acme, 'entityData.registeredAddress.city', 'eq', 'Leeds')).toBe(true);
    expect(said(acme, 'entityData.officers.name', 'eq', 'Jon')).toBe(true);
    expect(said(acme, 'length:entityData.officers', 'eq', 2)).toBe(true);
  });

  it('is joined by all, any and none, at any depth', () => {
    const yes: RuleNode = { path: 'name', operator: 'eq', value: 'Acme' };
    const no: RuleNode = { path: 'name', operator: 'eq', value: 'Bolt' };
    expect(isTrue(acme, { all: [yes, { any: [no, { none: [no] }] }] })).toBe(true);
    expect(isTrue(acme, { all: [yes, no] })).toBe(false);
    expect(isTrue(acme, { none: [no, yes] })).toBe(false);
  });

  it('is joined as plain logic joins it, whatever the tree', () => {
    const leaf = fc.boolean().map((held): RuleNode => ({
      path: 'name',
      operator: 'eq',
      value: held ? 'Acme' : 'Bolt',
    }));
    const { tree } = fc.letrec<{ tree: RuleNode }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        ...ruleGroups.map((group) =>
          fc
            .array(tie('tree'), { minLength: 1, maxLength: 3 })
            .map((children) => ({ [group]: children }) as unknown as RuleNode),
        ),
      ),
    }));
    const plain = (node: RuleNode): boolean => {
      if ('all' in node) return node.all.every(plain);
      if ('any' in node) return node.any.some(plain);
      return 'none' in node ? !node.none.some(plain) : 'value' in node && node.value === 'Acme';
    };
    const definitions = definitionsOf(db);
    fc.assert(
      fc.property(tree, (node) => {
        const { compiled } = compile(definitions, 'company', node);
        const scope = scopeOf(db, acme, me.atMs);
        expect(runLogic(compiled.logic, compiled.readers, scope)).toBe(plain(node));
      }),
    );
  });

  it('looks at custom values as the wire shows them, and at people', () => {
    const { paths, id } = makeGroup(db);
    const { paths: ofPeople, id: other } = makeGroup(db, 'Folk', 'person');
    const bolt = company(db, 'Bolt', {
      groups: [{ id }],
      customFieldValues: { [id]: { Tier: 'A', Topics: ['Cables'], ARR: '1200.50' } },
    });
    expect(said(bolt, paths.singleSelect, 'eq', 'a')).toBe(true);
    expect(said(bolt, paths.multipleSelect, 'in', ['Cables', 'Software'])).toBe(true);
    expect(said(bolt, paths.numericField, 'gt', 1200)).toBe(true);
    expect(said(bolt, 'groups', 'eq', 'Coverage')).toBe(true);
    const stored = step(db, (origin) =>
      addPerson(
        db,
        {
          fullName: 'Mira',
          companies: [{ id: `com_${formatted(bolt)}` }],
          groups: [{ id: other }],
          customFieldValues: { [other]: { Note: 'hi' } },
        },
        origin,
      ),
    );
    const mira: ReviewRecord = { entity: 'person', stored };
    expect(said(mira, 'companies', 'eq', 'Bolt')).toBe(true);
    expect(said(mira, ofPeople.textField, 'eq', 'hi')).toBe(true);
  });

  it('looks at who is related today, entry by entry', () => {
    const [holder, former] = [company(db, 'Holder', { countryCode: 'RU' }), company(db, 'Former')];
    relate(holder.stored.uuid, acme.stored.uuid, { share: 40 });
    relate(former.stored.uuid, acme.stored.uuid, { share: 60, to: '2020-01-01' });
    relate(former.stored.uuid, acme.stored.uuid, { share: 60, from: '2026-03-02' });
    const some = (value: number): RuleNode => ({
      some: 'relations.shareholders',
      where: {
        all: [
          { path: 'share', operator: 'gt', value },
          { path: 'countryCode', operator: 'eq', value: 'RU' },
        ],
      },
    });
    expect(isTrue(acme, some(25))).toBe(true);
    expect(isTrue(acme, some(50))).toBe(false);
    expect(said(acme, 'length:relations.shareholders', 'eq', 1)).toBe(true);
    expect(said(acme, 'relations.shareholders.name', 'eq', 'holder')).toBe(true);
    expect(said(holder, 'relations.holdings.name', 'eq', 'Acme')).toBe(true);
    expect(said(acme, 'relations.parents', 'empty')).toBe(true);
  });

  it('looks at what providers said: who, how surely, how long ago', () => {
    transact(db, () => {
      const fetchedAtMs = me.atMs - 10 * 86_400_000;
      const answerNo = insertAnswer(db, {
        provider: 'gleif',
        requestHash: Buffer.from('x'),
        expiresAtMs: me.atMs,
        status: 'matched',
        confidence: 0.9,
        answer: {},
        raw: null,
        costCents: 0,
        asOf: null,
        fetchedAtMs,
      });
      linkEntityAnswer(db, acme.stored.uuid, { provider: 'gleif', answerNo, atMs: fetchedAtMs });
    });
    expect(said(acme, 'enrichment.providers', 'eq', 'gleif')).toBe(true);
    expect(said(acme, 'enrichment.days', 'eq', 10)).toBe(true);
    expect(said(acme, 'enrichment.gleif.confidence', 'gt', 0.8)).toBe(true);
    expect(said(acme, 'enrichment.companies-house.days', 'empty')).toBe(true);
  });

  it.each([
    'constructor',
    '__proto__',
    'entityData.__proto__.polluted',
    'entityData.constructor.name',
    'relations.constructor',
    'enrichment.gleif.constructor',
    'toString',
    'values.locks',
    'field:1',
    'days:',
    'entityData',
    'relations.shareholders.constructor',
  ])('never reaches %s', (path) => {
    const isRefused = issuesOf({ path, operator: 'not_empty' }).length > 0;
    expect(isRefused || !said(acme, path, 'not_empty')).toBe(true);
  });

  it('takes a text that looks like logic as a text', () => {
    const value = '{"var":"name"}';
    expect(said(acme, 'name', 'eq', value)).toBe(false);
    expect(conditionsSchema.safeParse({ path: 'name', operator: 'eq', value: { var: '' } }).success).toBe(
      false,
    );
    expect(conditionsSchema.safeParse({ fact: 0 }).success).toBe(false);
  });

  it('is refused where it is too deep or too much, whatever it is made of', () => {
    const leaf: RuleNode = { path: 'name', operator: 'empty' };
    let deep: RuleNode = leaf;
    for (let depth = 0; depth < 10_000; depth += 1) deep = { all: [deep] };
    expect(conditionsSchema.safeParse(deep).success).toBe(false);
    expect(conditionsSchema.safeParse({ all: Array.from({ length: 101 }, () => leaf) }).success).toBe(false);
    expect(conditionsSchema.safeParse({ any: [] }).success).toBe(false);
  });

  it('that asks for an option that is none says so', () => {
    expect(issuesOf({ path: 'employeeRange', operator: 'eq', value: '12' })).toEqual([
      'value invalid_option',
    ]);
    expect(
      issuesOf({ all: [{ some: 'relations.officers', where: { path: 'x', operator: 'empty' } }] }),
    ).toEqual(['all.0.where.path unknown_field']);
  });
});

const formatted = ({ stored }: ReviewRecord): string => {
  const hex = stored.uuid.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
