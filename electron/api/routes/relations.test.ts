// Relationships by the API: who is related to whom, as a person tells it, changes it and takes it back.
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HistoryEntry } from '../../../shared/schema/record.ts';
import type { Relation, RelationGraph, RelationPath } from '../../../shared/schema/relation.ts';
import type { StepResult } from '../../../shared/schema/step.ts';
import { must } from '../../lib/assert.ts';
import { parseId } from '../../lib/ids.ts';
import { relationReaders } from '../relation-readers.ts';
import { answerAbout } from '../testing/ask-of-relations.ts';
import { openApp } from '../testing/open-app.ts';
import { openBackend, type TestBackend } from '../../testing/backend.ts';

type Given = {
  test: TestBackend;
  make: (name: string) => Promise<string>;
  person: (name: string) => Promise<string>;
};

function given(): Given {
  const test = openBackend();
  const make = async (name: string) =>
    (await test.data<{ id: string }>('POST', '/v1/companies', { name })).id;
  const person = async (fullName: string) =>
    (await test.data<{ id: string }>('POST', '/v1/people', { fullName })).id;
  return { test, make, person };
}

async function relate({ test }: Given, id: string, body: object): Promise<Relation> {
  const answer = await test.send('POST', `/entities/${id}/relationships`, body);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as Relation;
}

const graphOf = async ({ test }: Given, id: string, query = ''): Promise<RelationGraph> =>
  (await test.send('GET', `/entities/${id}/relationships${query}`)).body as RelationGraph;

/** `Holding>Acme`, by kind. */
function edgesOf({ nodes, relationships }: RelationGraph): string[] {
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name;
  return relationships.map(
    ({ kind, subjectId, objectId }) => `${kind} ${nameOf(subjectId)}>${nameOf(objectId)}`,
  );
}

describe('a relationship', () => {
  it('is told by a person from either side, changed, deleted, and each is taken back', async () => {
    const all = given();
    const { test } = all;
    const [acme, holding, ada] = [
      await all.make('Acme'),
      await all.make('Holding'),
      await all.person('Ada Byron'),
    ];
    const shares = { kind: 'shareholder', entityId: holding, share: 60, from: '2020-01' };
    const held = await relate(all, acme, shares);
    expect(held).toMatchObject({
      subjectId: holding,
      objectId: acme,
      share: 60,
      source: 'person',
      isEnded: false,
    });
    await relate(all, ada, { kind: 'officer', entityId: acme, direction: 'out', role: 'director' });
    await relate(all, holding, { kind: 'subsidiary', entityId: acme });
    const edges = ['shareholder Holding>Acme', 'officer Ada Byron>Acme', 'parent Holding>Acme'];
    expect(edgesOf(await graphOf(all, acme))).toEqual(edges);
    expect(edgesOf(await graphOf(all, acme.slice(4), '?kinds=officer,parent&direction=in'))).toEqual(
      edges.slice(1),
    );
    expect(edgesOf(await graphOf(all, acme, '?direction=out'))).toEqual([]);

    const path = `/entities/${acme}/relationships/${held.id}`;
    const ended = await test.send('PATCH', path, { to: '2021', share: 55.5 });
    expect(ended.body).toMatchObject({ share: 55.5, from: '2020-01', to: '2021', isEnded: true });
    expect(edgesOf(await graphOf(all, acme, '?ended=false'))).toEqual(edges.slice(1));
    expect((await test.send('DELETE', path)).body).toEqual({ data: { id: held.id } });
    expect(edgesOf(await graphOf(all, acme))).toEqual(edges.slice(1));
    const shown = async () =>
      (await graphOf(all, acme)).relationships.find(({ id }) => id === held.id) ?? null;
    for (const [share, way] of [
      [55.5, 'undo'],
      [60, 'undo'],
      [55.5, 'redo'],
      [60, 'undo'],
    ] as const) {
      await test.data('POST', `/v1/steps/${way}`, {});
      expect(await shown()).toMatchObject({ share });
    }
    const { step } = await test.data<StepResult>('POST', '/v1/steps/undo', {});
    expect(step.label).toMatchObject({ action: 'edit', name: 'Holding', fields: ['relationships'] });
    expect(edgesOf(await graphOf(all, holding))).toEqual([edges[0]]);
  });

  it('is refused where it says nothing that can be', async () => {
    const all = given();
    const { test } = all;
    const [acme, ada] = [await all.make('Acme'), await all.person('Ada Byron')];
    const refused = async (id: string, body: object) => {
      const { status, details } = await test.refusal('POST', `/entities/${id}/relationships`, body);
      return [status, details?.issues?.[0]?.path];
    };
    const by = { kind: 'shareholder', entityId: ada };
    expect(await refused(ada, { kind: 'shareholder', entityId: acme })).toEqual([400, 'entityId']);
    expect(await refused(acme, { kind: 'parent', entityId: ada })).toEqual([400, 'kind']);
    expect(await refused(acme, { kind: 'officer', entityId: acme })).toEqual([400, 'entityId']);
    expect(await refused(acme, { ...by, share: 101 })).toEqual([400, 'share']);
    expect(await refused(acme, { ...by, share: 50, shareUpTo: 25 })).toEqual([400, 'shareUpTo']);
    expect(await refused(acme, { ...by, shareUpTo: 25 })).toEqual([400, 'share']);
    expect(await refused(acme, { ...by, role: 'director' })).toEqual([400, 'role']);
    expect(await refused(acme, { ...by, from: '2021', to: '2020-12-31' })).toEqual([400, 'to']);
    for (const from of ['31.12.2020', '2023-02-29', '2020-13'])
      expect(await refused(acme, { ...by, from })).toEqual([400, 'from']);
    expect(await refused(acme, { kind: 'shareholder', entityId: 'com_none' })).toEqual([404, undefined]);
    const held = await relate(all, acme, by);
    const other = await all.make('Other');
    const wrong = await test.refusal('PATCH', `/entities/${other}/relationships/${held.id}`, { share: 1 });
    expect(wrong.status).toBe(404);
    expect(edgesOf(await graphOf(all, acme))).toEqual(['shareholder Ada Byron>Acme']);
  });

  it('follows a merge, and goes and comes with a record', async () => {
    const all = given();
    const { test } = all;
    const ids = [await all.make('Acme'), await all.make('Acme Ltd'), await all.make('Holding')] as const;
    const [acme, same, holding] = ids;
    await relate(all, same, { kind: 'shareholder', entityId: holding, share: 60 });
    await relate(all, same, { kind: 'parent', entityId: acme });
    await test.data('POST', '/v1/companies/merge', { survivorId: acme, mergedIds: [same] });
    expect(edgesOf(await graphOf(all, acme))).toEqual(['shareholder Holding>Acme']);
    expect(edgesOf(await graphOf(all, holding))).toEqual(['shareholder Holding>Acme']);
    await test.data('DELETE', `/v1/companies/${holding}`);
    expect(edgesOf(await graphOf(all, acme))).toEqual([]);
    await test.data('POST', '/v1/steps/undo', {});
    expect(edgesOf(await graphOf(all, acme))).toEqual(['shareholder Holding>Acme']);
    await test.data('POST', '/v1/steps/undo', {});
    expect(edgesOf(await graphOf(all, same))).toEqual([
      'shareholder Holding>Acme Ltd',
      'parent Acme>Acme Ltd',
    ]);
    expect(edgesOf(await graphOf(all, acme))).toEqual(['parent Acme>Acme Ltd']);
  });

  it('leads from one to another, and to those who own it in the end', async () => {
    const all = given();
    const { test } = all;
    const [acme, holding, sister] = [
      await all.make('Acme'),
      await all.make('Holding'),
      await all.make('Sister'),
    ];
    const [ada, alone] = [await all.person('Ada Byron'), await all.make('Alone')];
    await relate(all, acme, { kind: 'shareholder', entityId: holding, share: 60 });
    await relate(all, acme, { kind: 'parent', entityId: holding });
    await relate(all, holding, { kind: 'subsidiary', entityId: sister });
    await relate(all, holding, { kind: 'shareholder', entityId: ada, share: 100 });
    await relate(all, ada, { kind: 'officer', entityId: sister, direction: 'out', to: '2020' });
    const path = async (from: string, to: string, query = '') =>
      (await test.send('GET', `/entities/${from}/path?to=${to}${query}`)).body as RelationPath;
    const way = async (...[from, to, query]: Parameters<typeof path>) =>
      (await path(from, to, query)).nodes.map(({ name }) => name);
    expect(await way(acme, sister)).toEqual(['Acme', 'Holding', 'Sister']);
    expect((await path(acme, sister)).relationships.map(({ kind }) => kind)).toEqual([
      'shareholder',
      'parent',
      'parent',
    ]);
    expect(await way(ada, sister)).toEqual(['Ada Byron', 'Sister']);
    expect(await way(ada, sister, '&ended=false')).toEqual(['Ada Byron', 'Holding', 'Sister']);
    expect(await way(acme, sister, '&kinds=shareholder')).toEqual([]);
    expect(await way(acme, acme)).toEqual(['Acme']);
    expect(await path(acme, alone)).toEqual({ nodes: [], relationships: [] });
    expect((await test.refusal('GET', `/entities/${acme}/path?to=com_none`)).status).toBe(404);
    const { body } = await test.send('GET', `/entities/${acme}/ultimate-owners`);
    expect(body).toEqual({
      entityId: acme,
      over: 25,
      owners: [
        {
          id: ada,
          type: 'person',
          name: 'Ada Byron',
          countryCode: null,
          share: 60,
          shareUpTo: null,
          isSure: true,
        },
      ],
      unknown: 40,
    });
  });

  it('is made of nothing where nobody was asked, even if everybody who is on is', async () => {
    const all = given();
    const { test } = all;
    const acme = await all.make('Acme');
    const path = `/entities/${acme}/materialize-relationships`;
    expect(await test.refusal('POST', path, {})).toMatchObject({
      status: 422,
      code: 'no_normalized_enrichment',
    });
    expect(await test.refusal('POST', path, { kinds: [] })).toMatchObject({ status: 400 });
    for (const id of ['domain-facts', 'phone-facts', 'gleif', 'companies-house'])
      await test.send('PATCH', `/v1/enrichment/providers/${id}`, { isOn: false });
    expect(await test.refusal('POST', path, { runEnrichmentFirst: true })).toMatchObject({ status: 422 });
  });

  it('says why nobody knew anything where everybody was asked first', async () => {
    const all = given();
    const acme = await all.make('Acme');
    for (const id of ['phone-facts', 'gleif', 'companies-house', 'reference'])
      await all.test.send('PATCH', `/v1/enrichment/providers/${id}`, { isOn: false });
    const path = `/entities/${acme}/materialize-relationships`;
    expect(await all.test.refusal('POST', path, { runEnrichmentFirst: true })).toMatchObject({
      status: 422,
      code: 'no_normalized_enrichment',
      message: expect.stringContaining('Too little is known to ask'),
      details: { enrichments: [{ providerCode: 'domain-facts', success: false }] },
    });
  });

  it('is shown as far as there is room, with the number of those who are left out', async () => {
    const all = given();
    const [top, middle] = [await all.make('Top'), await all.make('Middle')];
    await relate(all, top, { kind: 'subsidiary', entityId: middle });
    await relate(all, middle, { kind: 'shareholder', entityId: middle, share: 5 });
    for (const name of ['A', 'B', 'C'])
      await relate(all, middle, { kind: 'subsidiary', entityId: await all.make(name) });
    const seen = async (query: string) =>
      (await graphOf(all, top, query)).nodes.map(({ name, depth, more }) => `${name} ${depth} ${more}`);
    expect(await seen('')).toEqual(['Top 0 0', 'Middle 1 3']);
    expect(await seen('?depth=2')).toEqual(['Top 0 0', 'Middle 1 0', 'A 2 0', 'B 2 0', 'C 2 0']);
    expect(await seen('?depth=5&limit=3')).toEqual(['Top 0 0', 'Middle 1 2', 'A 2 0']);
    expect((await graphOf(all, top)).relationships).toHaveLength(2);
  });

  it('is told only to whoever may read both companies and people', async () => {
    const test = openApp();
    onTestFinished(() => test.close());
    const made = await test.send('POST', '/v1/companies', { body: { name: 'Acme' } });
    const { data } = (await made.json()) as { data: { id: string } };
    for (const path of ['relationships', 'ultimate-owners', `path?to=${data.id}`])
      for (const most of [1, 2, 3]) {
        const key = test.makeKey(relationReaders.slice(0, most));
        const { status } = await test.send('GET', `/entities/${data.id}/${path}`, { key });
        expect(status).toBe(most === 3 ? 200 : 403);
      }
  });

  it('that is made of what a provider said is told of both who are related', async () => {
    const test = openApp();
    onTestFinished(() => test.close());
    const made = await test.send('POST', '/v1/companies', { body: { name: 'Acme' } });
    const { id } = ((await made.json()) as { data: { id: string } }).data;
    answerAbout(test.services.store.db, must(parseId('com', id)));
    const related: string[] = [];
    test.services.events.subscribe((event) => event.topic === 'relation:changed' && related.push(event.id));
    await test.send('POST', `/entities/${id}/materialize-relationships`, { body: {} });
    const answer = await test.send('GET', `/entities/${id}/relationships`);
    const { relationships } = (await answer.json()) as RelationGraph;
    expect(related.toSorted()).toEqual([id, must(relationships[0]).subjectId].toSorted());
  });

  it('is told by the history of a record only to whoever may read it elsewhere', async () => {
    const test = openApp();
    onTestFinished(() => test.close());
    const make = async (path: string, body: object) =>
      ((await (await test.send('POST', path, { body })).json()) as { data: { id: string } }).data.id;
    const acme = await make('/v1/companies', { name: 'Acme' });
    const ada = await make('/v1/people', { fullName: 'Ada Byron' });
    const officer = { kind: 'officer', entityId: ada };
    await test.send('POST', `/entities/${acme}/relationships`, { body: officer });
    const told = async (path: string, lacking?: string) => {
      const key = test.makeKey(relationReaders.filter((one) => one !== lacking));
      const { data } = (await (await test.send('GET', `${path}/history`, { key })).json()) as {
        data: { items: HistoryEntry[] };
      };
      return data.items.map(({ entry }) => entry);
    };
    const records = { 'read:companies': `/v1/companies/${acme}`, 'read:people': `/v1/people/${ada}` };
    for (const [own, path] of Object.entries(records)) {
      expect(await told(path)).toEqual(['related', 'created']);
      for (const lacking of relationReaders.filter((one) => one !== own))
        expect(await told(path, lacking)).toEqual(['created']);
    }
  });
});
