// Refreshes that go up to shareholders, over a real store, the real engine and a provider that is told who holds whom.
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import { refreshRequestSchema } from '../../../shared/schema/entity.ts';
import type { NormalizedPart, Shareholder } from '../../../shared/schema/normalized.ts';
import { showCompany } from '../../domain/companies/read-companies.ts';
import { setLocks } from '../../domain/companies/set-locks.ts';
import { inStep } from '../../domain/steps/in-step.ts';
import { toggleStep } from '../../domain/steps/toggle-step.ts';
import { must } from '../../lib/assert.ts';
import { formatId } from '../../lib/ids.ts';
import type { Provider } from '../../providers/provider.ts';
import { findCompanyByNo, findCompanyByUuid } from '../../store/companies.ts';
import { transact } from '../../store/database.ts';
import { findNextUndo } from '../../store/steps.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { matched, scripted } from '../enrichment/testing-provider.ts';
import { addCompanies } from '../enrichment/testing.ts';
import { createRefresher } from './refresher.ts';
import { refresherOver, testDoer } from './testing.ts';

type Said = { fields?: Record<string, unknown>; normalized?: NormalizedPart };

/** A register that knows companies and people by their names. */
function register(known: Readonly<Record<string, Said>>, rest: Partial<Provider> = {}) {
  const asked: string[] = [];
  const provider = scripted(
    (lookups) =>
      lookups.map(({ id, input: { name, fullName } }) => {
        const called = name ?? fullName ?? '';
        asked.push(called);
        const said = known[called];
        if (called === 'Down')
          return { id, raw: null, status: 'failed', code: 'down', message: 'Down.', isRetryable: false };
        if (!said) return { id, raw: null, status: 'no_match' };
        return matched(id, { name: called, ...said.fields }, said.normalized);
      }),
    { code: 'register', inputs: [['name'], ['fullName']], ...rest },
  );
  return { provider, asked };
}

const heldBy = (...shareholders: Shareholder[]): Said => ({ normalized: { shareholders } });
const company = (name: string, rest: Partial<Shareholder> = {}): Shareholder => ({
  entity: 'company',
  name,
  countryCode: 'GB',
  ...rest,
});

function open(known: Readonly<Record<string, Said>>, rest: Partial<Provider> = {}) {
  const store = tempStore();
  const { provider, asked } = register(known, rest);
  const test = refresherOver(store, [provider]);
  onTestFinished(() => test.stop());
  const { db } = store;
  const add = (name: string, more: object = {}): string => {
    const [uuid] = addCompanies(store, [{ name, countryCode: 'GB', ...more }]);
    return formatId('com', must(uuid, 'company'));
  };
  const all = (): Company[] =>
    db
      .sql<number>('SELECT no FROM company ORDER BY no')
      .pluck()
      .all()
      .map((no) => showCompany(db, must(findCompanyByNo(db, no), 'company')));
  const names = (): string[] => all().map(({ name }) => name);
  const relations = (): string[] =>
    db
      .sql<string>(
        `SELECT coalesce(one.name, person.full_name) || ' > ' || other.name || ' ' || coalesce(share, '') FROM relation
         LEFT JOIN company one ON one.uuid = subject_uuid LEFT JOIN person ON person.uuid = subject_uuid
         JOIN company other ON other.uuid = object_uuid WHERE deleted_at_ms IS NULL ORDER BY 1`,
      )
      .pluck()
      .all();
  const steps = (): number => must(db.sql<number>('SELECT count(*) FROM step').pluck().get(), 'steps');
  const undo = (): void =>
    void transact(db, () => toggleStep(db, must(findNextUndo(db, 'usr_1'), 'step'), 'undo', testDoer()));
  return { ...test, store, db, asked, add, all, names, relations, steps, undo };
}

const active = { refreshScope: 'all_active' } as const;

describe('shareholders in a refresh', () => {
  it('are made, asked about and linked in one step, which an undo takes back', async () => {
    const test = open({
      Acme: heldBy(
        company('Holdco', { share: 60, identifiers: { registrationNumber: '00123', register: 'CH' } }),
        { entity: 'person', name: 'Ada Ax', share: 40 },
      ),
      Holdco: { fields: { industry: 'Holding' }, ...heldBy(company('Topco', { share: 100 })) },
    });
    const id = test.add('Acme');
    const before = test.steps();
    const related: string[] = [];
    test.events.subscribe((event) => event.topic === 'relation:changed' && related.push(event.id));
    const answer = await test.refresh(id, active);
    const ada = formatId('per', must(test.db.sql<Buffer>('SELECT uuid FROM person').pluck().get()));
    expect(related.toSorted()).toEqual([id, must(test.all()[1]).id, ada].toSorted());
    expect(answer.shareholders).toEqual({ created: 2, updated: 0, skipped: 0, maxDepthReached: 1 });
    expect(test.names()).toEqual(['Acme', 'Holdco']);
    expect(test.all()[1]).toMatchObject({ industry: 'Holding', countryCode: 'GB' });
    expect(test.relations()).toEqual(['Ada Ax > Acme 40.0', 'Holdco > Acme 60.0']);
    expect(test.steps()).toBe(before + 1);
    test.undo();
    expect([test.names(), test.relations()]).toEqual([['Acme'], []]);
  });

  it('are gone up to as far as told', async () => {
    const known = { Acme: heldBy(company('B')), B: heldBy(company('C')), C: heldBy(company('D')) };
    const test = open(known);
    const id = test.add('Acme');
    expect((await test.refresh(id, { ...active, depth: 0 })).shareholders.created).toBe(0);
    expect([test.names(), test.relations()]).toEqual([['Acme'], []]);
    expect((await test.refresh(id, { ...active, depth: 2 })).shareholders).toEqual({
      created: 2,
      updated: 0,
      skipped: 0,
      maxDepthReached: 2,
    });
    expect(test.relations()).toEqual(['B > Acme ', 'C > B ']);
    const again = await test.refresh(id, { ...active, depth: 5 });
    expect(again.shareholders).toEqual({ created: 1, updated: 2, skipped: 0, maxDepthReached: 3 });
  });

  it('are found by their number, then by name and country, before they are made', async () => {
    const number = { registrationNumber: '00123', register: 'CH' };
    const test = open({
      Acme: heldBy(company('Holdco Renamed', { identifiers: number }), company('By name')),
      'First Acme': heldBy(company('Holdco', { identifiers: number })),
    });
    test.add('BY NAME', { countryCode: null });
    await test.refresh(test.add('First Acme'), active);
    const answer = await test.refresh(test.add('Acme'), active);
    expect(answer.shareholders).toMatchObject({ created: 0, skipped: 2 });
    expect(test.names()).toEqual(['BY NAME', 'First Acme', 'Holdco', 'Acme']);
    expect(test.relations()).toEqual(['BY NAME > Acme ', 'Holdco > Acme ', 'Holdco > First Acme ']);
  });

  it('are the same the next time, though their own registry calls them otherwise', async () => {
    const test = open({
      Acme: heldBy(company('Holdco Ltd')),
      'Holdco Ltd': { fields: { name: 'Holdco Limited' } },
      'Holdco Limited': {},
    });
    const id = test.add('Acme');
    await test.refresh(id, active);
    await test.refresh(id, active);
    expect(test.names()).toEqual(['Acme', 'Holdco Limited']);
    expect(test.relations()).toEqual(['Holdco Limited > Acme ']);
  });

  it('are told by name, with the reason, where no record can be made of them, and the rest goes on', async () => {
    const known = {
      Acme: heldBy(company('Mango'), company('B')),
      B: heldBy(company('Mango'), company('C')),
    };
    const test = open(known);
    test.add('Mango', { countryCode: 'FR' });
    const id = test.add('Acme');
    const wish = { ...active, depth: 2 };
    const { shareholders, planId } = await test.refresh(id, { ...wish, dryRun: true });
    const reason = expect.stringMatching(/^Mango already has this name\./);
    expect(shareholders).toEqual({
      created: 2,
      updated: 0,
      skipped: 1,
      maxDepthReached: 2,
      problems: [{ name: 'Mango', reason }],
    });
    expect((await test.refresh(id, { ...wish, planId })).shareholders).toEqual(shareholders);
    expect(test.relations()).toEqual(['B > Acme ', 'C > B ']);
  });

  it('are counted once, however many ways lead to them, and whoever is refreshed is none of them', async () => {
    const twice = { normalized: { shareholders: [company('B'), company('C'), company('C')] } };
    const test = open({ Acme: twice, B: heldBy(company('C'), company('Acme')) });
    const { shareholders } = await test.refresh(test.add('Acme'), { ...active, depth: 2 });
    expect(shareholders).toEqual({ created: 2, updated: 0, skipped: 0, maxDepthReached: 1 });
  });

  it('are left as a person locked them', async () => {
    const test = open({ Acme: heldBy(company('Holdco')), Holdco: { fields: { name: 'Holdco Group' } } });
    test.add('Holdco');
    const { db } = test.store;
    transact(db, () =>
      inStep(db, testDoer(), { action: 'lock', companies: 1 }, (origin) =>
        setLocks(db, must(findCompanyByNo(db, 1), 'company'), { add: ['name'], remove: [] }, origin),
      ),
    );
    await test.refresh(test.add('Acme'), active);
    expect(test.names()).toEqual(['Holdco', 'Acme']);
  });

  it('are told of by a dry run that writes nothing, and made by its plan without asking again', async () => {
    const test = open(
      { Acme: heldBy(company('B')), B: heldBy(company('C')) },
      { costCents: 3, billed: 'for a match' },
    );
    const id = test.add('Acme');
    const dry = await test.refresh(id, { ...active, depth: 2, dryRun: true });
    expect(dry).toMatchObject({ stepId: null, costCents: 6 });
    expect(dry.shareholders).toEqual({ created: 2, updated: 0, skipped: 0, maxDepthReached: 2 });
    expect([test.names(), test.relations()]).toEqual([['Acme'], []]);
    const made = await test.refresh(id, { ...active, depth: 2, planId: dry.planId });
    expect(made.shareholders).toEqual(dry.shareholders);
    expect(test.asked).toEqual(['Acme', 'B', 'C']);
    expect(test.names()).toEqual(['Acme', 'B', 'C']);
  });

  it('are those of the plan after a restart too, without asking again, also where somebody failed', async () => {
    const test = open({ Acme: heldBy(company('B'), company('Down')), B: heldBy(company('C')) });
    const id = test.add('Acme');
    const wish = { ...active, depth: 2 };
    const dry = await test.refresh(id, { ...wish, dryRun: true });
    const again = refreshRequestSchema.parse({ ...wish, planId: dry.planId });
    const made = await createRefresher(test.source).refresh(id, again, testDoer(), (effect) =>
      transact(test.db, () => effect(test.db)),
    );
    expect(made.shareholders).toEqual(dry.shareholders);
    expect(test.asked).toEqual(['Acme', 'B', 'Down', 'C']);
    const other = { ...again, autoExecuteIntegrationsShareholders: {} };
    await expect(
      test.refresher.refresh(id, other, testDoer(), (effect) => transact(test.db, () => effect(test.db))),
    ).rejects.toThrow(/about shareholders/);
  });

  it('are none that the plan did not show: nobody is asked by applying it', async () => {
    const test = open({ Acme: heldBy(company('B')), B: heldBy(company('C')) });
    const id = test.add('Acme');
    const { planId } = await test.refresh(id, { ...active, depth: 0, dryRun: true });
    const refused = { code: 'job_conflict', message: expect.stringContaining('dryRun') };
    await expect(test.refresh(id, { ...active, planId })).rejects.toMatchObject(refused);
    expect(test.asked).toEqual(['Acme']);
    await test.refresh(id, { ...active, planId, dryRun: true });
    await expect(test.refresh(id, { ...active, planId, depth: 2 })).rejects.toMatchObject(refused);
    expect([test.asked, test.names()]).toEqual([['Acme', 'B'], ['Acme']]);
    await test.refresh(id, { ...active, planId });
    expect([test.asked, test.names()]).toEqual([
      ['Acme', 'B'],
      ['Acme', 'B'],
    ]);
  });

  it('are nobody of basic data, nor where nobody was asked', async () => {
    const test = open({ Acme: heldBy(company('B')) });
    const id = test.add('Acme');
    expect((await test.refresh(id, { refreshScope: 'basic_data', depth: 3 })).shareholders.created).toBe(0);
    expect((await test.refresh(id, { depth: 3 })).shareholders.created).toBe(0);
    expect(test.names()).toEqual(['Acme']);
  });

  it('are asked about by those that are named for them', async () => {
    const test = open({ Acme: heldBy(company('B')), B: heldBy(company('C')) });
    const id = test.add('Acme');
    const wish = { autoExecuteIntegrations: { enrichments: ['register'] }, depth: 3 };
    await test.refresh(id, { ...wish, autoExecuteIntegrationsShareholders: {} });
    expect([test.asked, test.names()]).toEqual([['Acme'], ['Acme', 'B']]);
    const named = { enrichments: { company: ['nobody'] } };
    await expect(
      test.refresh(id, { ...wish, autoExecuteIntegrationsShareholders: named }),
    ).rejects.toMatchObject({
      issues: [{ path: 'autoExecuteIntegrationsShareholders.enrichments.company.0' }],
    });
    await test.refresh(id, wish);
    expect(test.names()).toEqual(['Acme', 'B', 'C']);
  });

  it('come to an end in every graph, each entity once, and twice is as once', async () => {
    const graphs = fc.integer({ min: 1, max: 6 }).chain((size) =>
      fc.array(fc.uniqueArray(fc.nat({ max: size - 1 }), { maxLength: 3 }), {
        minLength: size,
        maxLength: size,
      }),
    );
    await fc.assert(
      fc.asyncProperty(graphs, async (graph) => {
        const known = Object.fromEntries(
          graph.map((holders, no) => [`C${no}`, heldBy(...holders.map((holder) => company(`C${holder}`)))]),
        );
        const store = tempStore();
        const { provider, asked } = register(known);
        const test = refresherOver(store, [provider]);
        const [uuid] = addCompanies(store, [{ name: 'C0', countryCode: 'GB' }]);
        const id = formatId('com', must(uuid, 'company'));
        const reached = reachedIn(graph, 5);
        const { shareholders } = await test.refresh(id, { ...active, depth: 5 });
        expect(asked.toSorted()).toEqual([...reached.keys()].map((no) => `C${no}`).toSorted());
        expect(shareholders.created).toBe(reached.size - 1);
        const edges = [...reached].flatMap(([no, far]) => (far < 5 ? (graph[no] ?? []) : []));
        const count = () => store.db.sql('SELECT 1 FROM relation').all().length;
        expect(count()).toBe(edges.length);
        const again = await test.refresh(id, { ...active, depth: 5 });
        expect(again).toMatchObject({ stepId: null, shareholders: { created: 0 } });
        expect(count()).toBe(edges.length);
        expect(findCompanyByUuid(store.db, must(uuid, 'company'))?.version).toBe(1);
        await test.stop();
      }),
      { numRuns: 15 },
    );
  });
});

function reachedIn(graph: readonly (readonly number[])[], depth: number): Map<number, number> {
  const found = new Map([[0, 0]]);
  for (const [no, far] of found)
    if (far < depth) for (const holder of graph[no] ?? []) if (!found.has(holder)) found.set(holder, far + 1);
  return found;
}
