// What a run of rules makes of a record: one step, which an undo takes back whole.
import { beforeEach, describe, expect, it } from 'vitest';
import type { RulesSummary } from '../../../shared/schema/entity.ts';
import { must } from '../../lib/assert.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { companyIdOf } from '../../store/company-row.ts';
import { findNextRedo, findNextUndo } from '../../store/steps.ts';
import { makeGroup } from '../../testing/definitions.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { patchCompany } from '../companies/edit-company.ts';
import { setLocks } from '../companies/set-locks.ts';
import { updateCompany } from '../companies/write-company.ts';
import { removeField } from '../custom-fields/manage-fields.ts';
import { showSources } from '../record/show-sources.ts';
import type { ReviewRecord } from '../review/review-record.ts';
import { toggleStep } from '../steps/toggle-step.ts';
import { changeRule, listVersions, removeRule, ruleIdOf, showRule } from './manage-rules.ts';
import { runRules } from './run-rules.ts';
import { setTaskDone, showRecordRules } from './show-outcomes.ts';
import { company, me, now, rule, step } from './testing.ts';

let db: WriteDb;
beforeEach(() => {
  db = tempStore().db;
});

const run = (record: ReviewRecord): RulesSummary =>
  step(db, (origin) => runRules(db, now(db, record), origin));
const undo = () => {
  const last = must(findNextUndo(db, me.actor), 'step');
  return transact(db, () => toggleStep(db, last, 'undo', me));
};
const redo = () => {
  const last = must(findNextRedo(db, me.actor), 'step');
  return transact(db, () => toggleStep(db, last, 'redo', me));
};
const shown = (record: ReviewRecord) => showRecordRules(db, now(db, record));
const values = (record: ReviewRecord) => {
  const { entity, stored } = now(db, record);
  return entity === 'company' ? stored.values : expect.fail('no company');
};

describe('a run of rules', () => {
  it('tags, sets, gives a status, risk points and tasks, in one step that is taken back whole', () => {
    const acme = company(db, 'Acme', { tags: ['x'], countryCode: 'GB' });
    rule(db, {
      name: 'British',
      conditions: { path: 'countryCode', operator: 'eq', value: 'GB' },
      outcomes: [
        { kind: 'tag', tag: 'uk' },
        { kind: 'status', text: 'Check' },
        { kind: 'risk', points: 20 },
        { kind: 'task', text: 'Look at the industry', field: 'industry' },
        { kind: 'field', field: 'industry', value: 'Steel', overwrite: false },
        { kind: 'field', field: 'entityData.legalForm', value: 'Ltd', overwrite: false },
      ],
    });
    rule(db, { name: 'Never', conditions: { path: 'name', operator: 'empty' } });
    expect(run(acme)).toMatchObject({ evaluated: 2, matched: 1, errors: [] });
    expect(values(acme)).toMatchObject({ tags: ['x', 'uk'], industry: 'Steel', 'p:legalForm': 'Ltd' });
    expect(shown(acme)).toMatchObject({
      status: { text: 'Check', ruleName: 'British' },
      riskPoints: 20,
      tasks: [{ text: 'Look at the industry', field: 'industry', doneAt: null }],
      lastRun: { summary: { matched: 1 } },
    });
    undo();
    expect(values(acme)).toMatchObject({ tags: ['x'], industry: null });
    expect(shown(acme)).toMatchObject({ status: null, riskPoints: 0, tasks: [] });
    redo();
    expect(values(acme)).toMatchObject({ tags: ['x', 'uk'], industry: 'Steel' });
    expect(shown(acme)).toMatchObject({ riskPoints: 20, tasks: [{ doneAt: null }] });
  });

  it('puts each value down to its rule', () => {
    const acme = company(db, 'Acme');
    const outcome = { kind: 'field', field: 'industry', value: 'Steel', overwrite: false } as const;
    const made = rule(db, { name: 'Steel first', outcomes: [outcome] });
    run(acme);
    const record = now(db, acme);
    const sources = record.entity === 'company' ? showSources(db, record.stored) : null;
    expect(JSON.stringify(sources)).toContain('Steel first');
    expect(JSON.stringify(sources)).toContain(ruleIdOf(made));
  });

  it('says the same thing twice without a second trace', () => {
    const acme = company(db, 'Acme');
    rule(db, {
      name: 'One',
      outcomes: [
        { kind: 'task', text: 'Look' },
        { kind: 'tag', tag: 'a' },
      ],
    });
    run(acme);
    const last = findNextUndo(db, me.actor);
    run(acme);
    expect(findNextUndo(db, me.actor)).toEqual(last);
    expect(shown(acme).tasks).toHaveLength(1);
  });

  it('replaces what its rules found before, and keeps a task that was done', () => {
    const acme = company(db, 'Acme');
    const made = rule(db, {
      name: 'One',
      outcomes: [
        { kind: 'risk', points: 5 },
        { kind: 'task', text: 'Look' },
      ],
    });
    run(acme);
    const [task] = shown(acme).tasks;
    step(db, (origin) => setTaskDone(db, now(db, acme), must(task, 'task').id, true, origin));
    step(db, (origin) =>
      changeRule(
        db,
        ruleIdOf(made),
        {
          outcomes: [
            { kind: 'risk', points: 9 },
            { kind: 'task', text: 'Look' },
          ],
        },
        origin,
      ),
    );
    run(acme);
    expect(shown(acme)).toMatchObject({ riskPoints: 9, tasks: [{ doneBy: { id: 'usr_test' } }] });
    step(db, (origin) =>
      changeRule(db, ruleIdOf(made), { conditions: { path: 'name', operator: 'empty' } }, origin),
    );
    run(acme);
    expect(shown(acme)).toMatchObject({ riskPoints: 0, tasks: [] });
  });

  it('leaves what is locked, and what a person entered unless it is told to', () => {
    const acme = company(db, 'Acme', { industry: 'Cloth', description: 'Mine' });
    const { stored } = acme;
    step(db, (origin) =>
      acme.entity === 'company'
        ? setLocks(db, acme.stored, { add: ['tags', 'description'], remove: [] }, origin)
        : stored,
    );
    const set = (field: string, overwrite: boolean) =>
      ({ kind: 'field', field, value: 'Steel', overwrite }) as const;
    rule(db, {
      name: 'Keep',
      outcomes: [{ kind: 'tag', tag: 'a' }, set('description', true), set('industry', false)],
    });
    expect(run(acme).outcomes.map(({ kind, kept }) => `${kind} ${kept}`)).toEqual([
      'tag locked',
      'field locked',
      'field entered',
    ]);
    expect(values(acme)).toMatchObject({ industry: 'Cloth', description: 'Mine', tags: [] });
    rule(db, { name: 'Take', priority: 5, outcomes: [set('industry', true)] });
    run(acme);
    expect(values(acme)).toMatchObject({ industry: 'Steel' });
  });

  it('lets the highest priority set a field and give the status, and asks all of the record as it was', () => {
    const acme = company(db, 'Acme');
    const set = (value: string) => [
      { kind: 'field', field: 'industry', value, overwrite: false } as const,
      { kind: 'status', text: value } as const,
    ];
    rule(db, { name: 'Low', outcomes: set('low') });
    rule(db, { name: 'High', priority: 10, outcomes: set('high') });
    rule(db, {
      name: 'After',
      conditions: { path: 'industry', operator: 'not_empty' },
      outcomes: [{ kind: 'risk', points: 1 }],
    });
    expect(run(acme)).toMatchObject({ evaluated: 3, matched: 2 });
    expect(values(acme).industry).toBe('high');
    expect(shown(acme)).toMatchObject({ status: { text: 'high' }, riskPoints: 0 });
  });

  it('lets the highest priority set a field, whichever of its two names a rule calls it by', () => {
    const acme = company(db, 'Acme');
    const set = (field: string, value: string) => [{ kind: 'field', field, value, overwrite: true } as const];
    rule(db, { name: 'Low', outcomes: set('entityData.industry', 'low') });
    rule(db, { name: 'High', priority: 10, outcomes: set('industry', 'high') });
    expect(run(acme).outcomes).toHaveLength(1);
    expect(values(acme).industry).toBe('high');
  });

  it('reports a rule whose field is gone and runs the others; its findings wait for it', () => {
    const { paths, fields, id } = makeGroup(db);
    const acme = company(db, 'Acme', { groups: [{ id }], customFieldValues: { [id]: { Note: 'x' } } });
    const made = rule(db, {
      name: 'Note',
      conditions: { path: paths.textField, operator: 'eq', value: 'x' },
    });
    rule(db, { name: 'Always', outcomes: [{ kind: 'risk', points: 10 }] });
    run(acme);
    expect(shown(acme).riskPoints).toBe(11);
    step(db, (origin) =>
      removeField(db, { groupId: id, entityType: 'company', fieldId: fields.textField.id }, origin),
    );
    expect(showRule(db, made).problem).toContain('deleted');
    expect(run(acme)).toMatchObject({ evaluated: 2, matched: 1, errors: [{ ruleName: 'Note' }] });
    expect(shown(acme).riskPoints).toBe(11);
    expect(showRule(db, made).conditions).toMatchObject({
      path: expect.stringMatching(/^field:\d+$/) as string,
    });
  });

  it('reports an outcome that the record cannot take, and makes the others', () => {
    company(db, 'Bolt');
    const acme = company(db, 'Acme');
    const set = { kind: 'field', field: 'name', value: 'Bolt', overwrite: true } as const;
    rule(db, { name: 'Rename', outcomes: [set, { kind: 'tag', tag: 'a' }] });
    expect(run(acme)).toMatchObject({ matched: 1, errors: [{ ruleName: 'Rename' }] });
    expect(values(acme)).toMatchObject({ name: 'Acme', tags: ['a'] });
  });

  it('gives up on rules that take too much work for one record', () => {
    const acme = company(db, 'Acme');
    step(
      db,
      (origin) =>
        acme.entity === 'company' &&
        updateCompany(
          db,
          acme.stored,
          { 'p:officers': Array.from({ length: 3000 }, (_, at) => ({ name: `n${at}` })) },
          origin,
        ),
    );
    const any = Array.from({ length: 40 }, () => ({
      some: 'entityData.officers',
      where: { path: 'name', operator: 'in', value: ['nobody', 'none'] } as const,
    }));
    rule(db, { name: 'Slow', priority: 1, conditions: { any } });
    expect(run(acme).errors).toMatchObject([{ ruleName: 'Slow' }]);
  });

  it('forgets what rules say that are off or deleted, until they are there again', () => {
    const acme = company(db, 'Acme');
    const made = rule(db, { name: 'One' });
    run(acme);
    step(db, (origin) => changeRule(db, ruleIdOf(made), { enabled: false }, origin));
    run(acme);
    expect(shown(acme).riskPoints).toBe(0);
    step(db, (origin) => changeRule(db, ruleIdOf(made), { enabled: true }, origin));
    expect(shown(acme).riskPoints).toBe(1);
    step(db, (origin) => removeRule(db, ruleIdOf(made), origin));
    run(acme);
    expect(shown(acme).riskPoints).toBe(0);
    undo();
    expect(shown(acme).riskPoints).toBe(1);
  });
});

describe('a rule', () => {
  it('keeps its versions, gives no number twice, and goes back with an undo', () => {
    const made = rule(db, { name: 'One' });
    const id = ruleIdOf(made);
    const points = (n: number) =>
      step(db, (origin) => changeRule(db, id, { outcomes: [{ kind: 'risk', points: n }] }, origin));
    expect(points(2).version).toBe(2);
    undo();
    expect(points(3).version).toBe(3);
    expect(step(db, (origin) => changeRule(db, id, { name: 'Uno', priority: 4 }, origin)).version).toBe(3);
    expect(listVersions(db, made).map(({ version, outcomes }) => [version, outcomes])).toEqual([
      [3, [{ kind: 'risk', points: 3 }]],
      [2, [{ kind: 'risk', points: 2 }]],
      [1, [{ kind: 'risk', points: 1 }]],
    ]);
  });

  it('cannot be kept where no record could take what comes of it', () => {
    const wrong =
      (outcomes: unknown, more: object = {}) =>
      () =>
        rule(db, { name: 'Wrong', outcomes, ...more } as never);
    expect(wrong([{ kind: 'field', field: 'countryCode', value: 'England' }])).toThrow('outcomes.0.value');
    expect(wrong([{ kind: 'field', field: 'id', value: 'x' }])).toThrow('outcomes.0.field');
    expect(wrong([{ kind: 'field', field: 'entityData.officers', value: 'x' }])).toThrow('outcomes.0.field');
    expect(wrong([{ kind: 'task', text: 'x', field: 'nothing' }])).toThrow('outcomes.0.field');
    expect(
      wrong([{ kind: 'tag', tag: 'x' }], {
        entity: 'person',
        conditions: { path: 'fullName', operator: 'empty' },
      }),
    ).toThrow('no tags');
    expect(findNextUndo(db, me.actor)).toBeNull();
  });

  it('outlives that its company is edited by a person', () => {
    const acme = company(db, 'Acme');
    rule(db, { name: 'One', outcomes: [{ kind: 'tag', tag: 'a' }] });
    run(acme);
    const id = acme.entity === 'company' ? companyIdOf(acme.stored) : '';
    step(db, (origin) => patchCompany(db, id, { tags: [] }, null, origin));
    expect(values(acme).tags).toEqual([]);
  });
});
