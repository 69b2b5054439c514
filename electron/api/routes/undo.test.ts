import { describe, expect, it } from 'vitest';
import { openBackend } from '../../testing/backend.ts';
import { companyLines, openImports } from '../../testing/imports.ts';
import { openUndos } from '../../testing/undos.ts';

const header = 'name,domain,industry,tags';

describe('undo of an import', () => {
  it('removes the companies that it made and gives overwritten values back', async () => {
    const api = openUndos();
    await api.runCsv([header, 'Norrvik,norrvik.se,Cables,old']);
    const before = await api.companies();
    const job = await api.runCsv(
      [header, 'Norrvik Kabel,norrvik.se,Wire,new', 'Tarnhelm,tarnhelm.nl,Robots,', ',,,'],
      { update_existing: true },
    );
    const { plan } = await api.settled(job.job_id);
    expect(plan).toEqual({ companies_removed: 1, cells_restored: 3, companies_kept: 0, cells_kept: 0 });

    const undone = await api.undo(job.job_id);
    expect(undone).toMatchObject({
      state: 'undone',
      can_undo: false,
      can_redo: true,
      plan: null,
      last: { kind: 'undo', companies_count: 1, cells_count: 3, kept_count: 0 },
    });
    expect(values(await api.companies())).toEqual(values(before));
  });

  it('is undone by a redo, and can be repeated', async () => {
    const api = openUndos();
    await api.runCsv([header, 'Norrvik,norrvik.se,Cables,old']);
    const before = values(await api.companies());
    const job = await api.runCsv(
      [
        header,
        'Norrvik Kabel,norrvik.se,Wire,new',
        'Tarnhelm,tarnhelm.nl,Robots,',
        'Tarnhelm,tarnhelm.nl,AI,x',
      ],
      { update_existing: true },
    );
    const after = values(await api.companies());
    for (let round = 0; round < 2; round += 1) {
      await api.undo(job.job_id);
      expect(values(await api.companies())).toEqual(before);
      expect(await api.redo(job.job_id)).toMatchObject({
        state: 'redone',
        can_undo: true,
        can_redo: false,
        last: { kind: 'redo', companies_count: 1, kept_count: 0 },
      });
      expect(values(await api.companies())).toEqual(after);
    }
  });

  it('keeps and lists what someone changed since', async () => {
    const api = openUndos();
    await api.runCsv([header, 'Norrvik,norrvik.se,Cables,old']);
    const job = await api.runCsv(
      [header, 'Norrvik,norrvik.se,Wire,new', 'Tarnhelm,tarnhelm.nl,Robots,', 'Drumlin,drumlin.uk,Food,'],
      { update_existing: true },
    );
    const norrvik = await api.company('Norrvik');
    const tarnhelm = await api.company('Tarnhelm');
    await api.data('PATCH', `/v1/companies/${norrvik.id}`, {
      industry: 'Copper',
      tags: ['mine', 'old', 'new'],
    });
    await api.data('PATCH', `/v1/companies/${tarnhelm.id}`, { description: 'Robot arms' });
    const { plan } = await api.settled(job.job_id);
    expect(plan).toEqual({ companies_removed: 1, cells_restored: 0, companies_kept: 1, cells_kept: 2 });

    const undone = await api.undo(job.job_id);
    expect(undone).toMatchObject({
      state: 'undone',
      can_undo: true,
      last: { companies_count: 1, kept_companies_count: 1, kept_cells_count: 3, kept_count: 3 },
    });
    expect(await api.company('Norrvik')).toMatchObject({ industry: 'Copper', tags: ['mine', 'old'] });
    expect(await api.company('Tarnhelm')).toMatchObject({ industry: 'Robots', description: 'Robot arms' });
    expect(await api.kept(job.job_id)).toMatchObject([
      { company_name: 'Tarnhelm', field: 'description', reason: 'company_edited', value: 'Robot arms' },
      { company_id: norrvik.id, field: 'industry', reason: 'edited', value: 'Copper', earlier: 'Cables' },
      { company_id: norrvik.id, field: 'tags', reason: 'edited', value: ['mine', 'old'], earlier: ['old'] },
    ]);
  });

  it('leaves companies alone that someone deleted since, and names that others have by now', async () => {
    const api = openUndos();
    await api.runCsv([header, 'Norrvik,norrvik.se,Cables,', 'Gone,gone.example,,']);
    const job = await api.runCsv([header, 'Norrvik Kabel,norrvik.se,Wire,', 'Gone,gone.example,x,'], {
      update_existing: true,
    });
    const gone = await api.company('Gone');
    await api.data('DELETE', `/v1/companies/${gone.id}`);
    await api.data('POST', '/v1/companies', { name: 'NORRVIK' });
    await api.undo(job.job_id);
    expect((await api.companies()).map(({ name, industry }) => [name, industry])).toEqual([
      ['Norrvik Kabel', 'Cables'],
      ['NORRVIK', null],
    ]);
    expect(await api.kept(job.job_id)).toMatchObject([
      { field: 'name', reason: 'name_taken', value: 'Norrvik Kabel', earlier: 'Norrvik' },
    ]);
  });

  it('frees names and domains, and a redo says which of them are taken by now', async () => {
    const api = openUndos();
    const job = await api.runCsv([header, 'Norrvik,norrvik.se,Cables,', 'Tarnhelm,tarnhelm.nl,,', 'Free,,,']);
    await api.undo(job.job_id);
    await api.data('POST', '/v1/companies', { name: 'norrvik' });
    await api.data('POST', '/v1/companies', { name: 'Other', domain: 'tarnhelm.nl' });
    const redone = await api.redo(job.job_id);
    expect(redone.last).toMatchObject({ companies_count: 1, kept_companies_count: 2 });
    expect((await api.companies()).map(({ name }) => name)).toEqual(['Free', 'norrvik', 'Other']);
    expect(await api.kept(job.job_id)).toMatchObject([
      { company_name: 'Norrvik', field: null, reason: 'name_taken', value: 'norrvik' },
      { company_name: 'Tarnhelm', field: null, reason: 'domain_taken', value: 'Other' },
    ]);
    // The numbers of the undone ones were given to others, so those that come back have new ones: still found.
    await expect(api.refusal('POST', '/v1/companies', { name: 'Free' })).resolves.toMatchObject({
      code: 'name_taken',
    });
    const [other] = (await api.companies()).filter(({ name }) => name === 'Other');
    await api.data('DELETE', `/v1/companies/${other?.id}`);
    expect(await api.redo(job.job_id)).toMatchObject({ last: { companies_count: 1 } });
    expect((await api.companies()).map(({ name }) => name)).toEqual(['Tarnhelm', 'Free', 'norrvik']);
  });

  it('takes back single rows', async () => {
    const api = openUndos();
    await api.runCsv([header, 'Norrvik,norrvik.se,Cables,', 'Drumlin,drumlin.uk,Food,']);
    const job = await api.runCsv(
      [header, 'Norrvik,norrvik.se,Wire,', 'Drumlin,drumlin.uk,Drink,', 'A,a.example,,', 'B,b.example,,'],
      { update_existing: true },
    );
    const undone = await api.undo(job.job_id, { rows: [2, 5] });
    expect(undone).toMatchObject({ state: 'partly', can_undo: true, can_redo: true });
    expect((await api.companies()).map(({ name, industry }) => [name, industry])).toEqual([
      ['Norrvik', 'Cables'],
      ['Drumlin', 'Drink'],
      ['A', null],
    ]);
    await api.undo(job.job_id);
    expect((await api.companies()).map(({ name, industry }) => [name, industry])).toEqual([
      ['Norrvik', 'Cables'],
      ['Drumlin', 'Food'],
    ]);
    await api.redo(job.job_id);
    expect((await api.companies()).map(({ name, industry }) => [name, industry])).toEqual([
      ['Norrvik', 'Wire'],
      ['Drumlin', 'Drink'],
      ['A', null],
      ['B', null],
    ]);
  });

  it('takes back single columns, also of the companies that it made', async () => {
    const api = openUndos();
    await api.runCsv([header, 'Norrvik,norrvik.se,Cables,']);
    const job = await api.runCsv(
      [header, 'Norrvik,norrvik.se,Wire,x', 'A,a.example,Steel,x', 'B,b.example,Iron,'],
      { update_existing: true },
    );
    const b = await api.company('B');
    await api.data('PATCH', `/v1/companies/${b.id}`, { industry: 'Gold' });
    const after = values(await api.companies());
    await api.undo(job.job_id, { columns: ['industry', 'name'] });
    expect((await api.companies()).map(({ name, industry, tags }) => [name, industry, tags])).toEqual([
      ['Norrvik', 'Cables', ['x']],
      ['A', null, ['x']],
      ['B', 'Gold', []],
    ]);
    expect((await api.kept(job.job_id)).map(({ field, reason }) => [field, reason])).toEqual([
      ['name', 'needs_name'],
      ['name', 'needs_name'],
      ['industry', 'edited'],
    ]);
    await api.redo(job.job_id);
    expect(values(await api.companies())).toEqual(after);
  });

  it('refuses what makes no sense, and says why', async () => {
    const api = openUndos();
    const job = await api.runCsv([header, 'A,a.example,,']);
    const path = `/v1/import/jobs/${job.job_id}`;
    expect(await api.refusal('POST', `${path}/redo`)).toMatchObject({ status: 409, code: 'job_conflict' });
    expect(await api.refusal('POST', `${path}/undo`, { columns: ['nope'] })).toMatchObject({
      status: 400,
      message: expect.stringContaining('"nope"'),
    });
    await api.undo(job.job_id);
    expect(await api.refusal('POST', `${path}/undo`)).toMatchObject({ status: 409, code: 'job_conflict' });
    expect(await api.refusal('POST', '/v1/import/jobs/imp_co_x/undo')).toMatchObject({ status: 404 });
  });

  it('works after a restart, and days later', async () => {
    const api = openUndos();
    const job = await api.run({ csv: ['name,domain', ...companyLines(600)].join('\n') });
    await api.ended(job.job_id);
    await api.close();
    const again = openUndos(openImports(openBackend(api.dataDir)));
    expect(await again.undo(job.job_id)).toMatchObject({ last: { companies_count: 600 } });
    expect(await again.companies()).toEqual([]);
    await again.close();
    const later = openUndos(openImports(openBackend(api.dataDir)));
    expect(await later.redo(job.job_id)).toMatchObject({ last: { companies_count: 600 } });
    expect(await later.companies()).toHaveLength(100);
    expect(await later.refusal('POST', '/v1/companies', { name: 'firma 599' })).toMatchObject({
      code: 'name_taken',
    });
  });

  it('can be stopped, gone on with, and brought back whole', async () => {
    const api = openUndos();
    const started = await api.run({ csv: ['name,domain', ...companyLines(5000)].join('\n') });
    await api.ended(started.job_id);
    const path = `/v1/import/jobs/${started.job_id}`;
    const count = async () => (await api.data<{ companies: number }>('GET', '/v1/workspace')).companies;
    await api.data('POST', `${path}/undo`, {});
    // It may have ended by then.
    const { status } = await api.send('POST', `${path}/cancel`);
    expect([200, 409]).toContain(status);
    const stopped = await api.settled(started.job_id);
    const removed = stopped.last?.companies_count ?? 0;
    expect(await count()).toBe(5000 - removed);
    if (stopped.can_undo) await api.undo(started.job_id);
    expect(await api.settled(started.job_id)).toMatchObject({ state: 'undone' });
    expect(await count()).toBe(0);
    expect(await api.redo(started.job_id)).toMatchObject({
      state: 'redone',
      last: { companies_count: 5000 },
    });
    expect(await count()).toBe(5000);
  });

  it('tells whoever listens', async () => {
    const api = openUndos();
    const job = await api.runCsv([header, 'A,a.example,,']);
    const topics: string[] = [];
    api.backend.events.subscribe(({ topic, id }) => id === job.job_id && topics.push(topic));
    await api.undo(job.job_id);
    await expect.poll(() => topics).toEqual(expect.arrayContaining(['company:changed', 'import:undone']));
  });
});

/** What a person and a script see of a company, but for the version and the time of its last change. */
const values = (companies: readonly object[]) =>
  companies.map((company) => ({ ...company, version: 0, updatedAt: '' }));
