// What routes answer is what the contract says: no field missing, none of another type, none more.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as contract from '../../shared/contract/index.ts';
import type { CallAnswer, Endpoint } from '../../shared/contract/endpoint.ts';
import { askOfEnrichment, type Sent } from './testing/ask-of-enrichment.ts';
import { askOfEntities } from './testing/ask-of-entities.ts';
import { askOfPeople } from './testing/ask-of-people.ts';
import { askOfReview } from './testing/ask-of-review.ts';
import { askOfRelations } from './testing/ask-of-relations.ts';
import { askOfReferences } from './testing/ask-of-references.ts';
import { askOfRules } from './testing/ask-of-rules.ts';
import { askOfWebhooks } from './testing/ask-of-webhooks.ts';
import { noteUnpromised } from './testing/note-unpromised.ts';
import { openApp, type TestApp } from './testing/open-app.ts';

let test: TestApp;
let dir: string;
const called = new Set<string>();
let unpromised: ReadonlySet<string>;
beforeAll(() => {
  test = openApp();
  unpromised = noteUnpromised(test.services);
  dir = mkdtempSync(join(tmpdir(), 'rowbench-answers-'));
});
afterAll(async () => {
  await test.close();
  rmSync(dir, { recursive: true, force: true });
});

/** The schema strips what it does not know, so an answer with more than it is not equal to what was parsed. */
async function call<E extends Endpoint>(
  endpoint: E,
  { params = {}, query = '', body }: Sent,
): Promise<CallAnswer<E>> {
  called.add(endpoint.name);
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const response = await test.send(endpoint.method, `${path}${query}`, body === undefined ? {} : { body });
  const answer: unknown = await response.json();
  expect(endpoint.statuses).toContain(response.status);
  expect(endpoint.answer.parse(answer)).toEqual(answer);
  return answer as CallAnswer<E>;
}

const csv = 'name,domain,founded\nAcme,acme.com,1999\nBolt,bolt.dev,later\n,,\n';

describe('answers', () => {
  it('about the host and its keys are as the contract says', async () => {
    await call(contract.getHealth, {});
    await call(contract.getSession, {});
    await call(contract.getWorkspace, {});
    const body = { name: 'k', permissions: ['admin'], expiresAt: '2030-01-01T00:00:00Z' };
    const { data } = await call(contract.createKey, { body });
    await call(contract.listKeys, {});
    await call(contract.revokeKey, { params: { keyId: data.id } });
    await call(contract.listKeys, { query: '?limit=1' });
    expect(called).toContain('listKeys');
  });

  it('about companies are as the contract says', async () => {
    const body = {
      name: 'Full',
      domain: 'full.example',
      tags: ['a'],
      fundingRaised: 12.5,
      emails: ['a@full.example'],
    };
    const { data } = await call(contract.createCompany, { body });
    const params = { companyId: data.id };
    await call(contract.getCompany, { params });
    await call(contract.updateCompany, { params, body: { industry: 'Tools', tags: [] } });
    await call(contract.createCompany, { body: { name: 'Bare' } });
    await call(contract.listCompanies, { query: '?limit=1&sort=-name' });
    await call(contract.searchCompanies, { body: { q: 'full' } });
    await call(contract.windowOfCompanies, { query: '?offset=0&limit=10' });
    await call(contract.queryCompanyRows, { body: { limit: 10 } });
    await call(contract.countCompanies, { body: {} });
    await call(contract.facetCompanies, { body: { fields: ['industry', 'fundingRaised', 'createdAt'] } });
    await call(contract.summarizeCompanies, { body: { fields: ['fundingRaised', 'tags'] } });
    await call(contract.suggestCompanyValues, { query: '?field=industry' });
    await call(contract.deleteCompany, { params });
    expect(called).toContain('deleteCompany');
  });

  it('about the record behind a company are as the contract says', async () => {
    const { data } = await call(contract.createCompany, { body: { name: 'Recorded' } });
    const params = { companyId: data.id };
    await call(contract.updateCompany, { params, body: { industry: 'Tools' } });
    await call(contract.importCompanies, {
      body: { csv: 'name,tags\nRecorded,seen\n', update_existing: true },
    });
    await call(contract.setCompanyLocks, { params, body: { fields: ['industry'], locked: true } });
    await call(contract.setCompanyLocks, { params, body: { fields: ['industry'], locked: false } });
    await call(contract.restoreCompanyField, { params, body: { field: 'industry', change: 'origin' } });
    await call(contract.setCompanyLocks, { params, body: { fields: ['tags'], locked: true } });
    const { data: job } = await call(contract.importCompanies, {
      body: { csv: 'name,tags\nRecorded,missed\n', update_existing: true },
    });
    await call(contract.listNotTaken, { params: { jobId: job.job_id } });
    await call(contract.updateSourcePriority, { body: { import: ['person'] } });
    await call(contract.updateSourcePriority, { body: { import: [] } });
    await call(contract.getSourcePriority, {});
    await call(contract.getCompanySources, { params });
    await call(contract.getCompanyHistory, { params });
    await call(contract.getCompanyRows, { params });
    await call(contract.windowOfCompanies, { query: '?limit=500' });
    expect(called).toContain('restoreCompanyField');
  });

  it('about groups and fields are as the contract says', async () => {
    const { data: group } = await call(contract.createGroup, { body: { name: 'Coverage' } });
    const params = { groupId: group.id, entityType: 'company' };
    await call(contract.getGroup, { params });
    await call(contract.updateGroup, { params, body: { position: 0 } });
    await call(contract.listGroups, {});
    const body = { name: 'Tier', type: 'singleSelect', options: [{ label: 'A' }] };
    const { data: field } = await call(contract.createCustomField, { params, body });
    const one = { params: { ...params, fieldId: field.id } };
    await call(contract.getCustomField, one);
    await call(contract.listCustomFields, { params });
    await call(contract.updateCustomField, { ...one, body: { name: 'Class' } });
    await call(contract.addFieldOption, { ...one, body: { label: 'B' } });
    await call(contract.previewCustomField, { ...one, body: { patch: { type: 'textField' } } });
    await call(contract.previewGroup, { params, body: { delete: true } });
    await call(contract.getDefinitions, {});
    await call(contract.deleteCustomField, one);
    await call(contract.deleteGroup, { params });
    expect(called).toContain('deleteGroup');
  });

  it('about views are as the contract says', async () => {
    const query = { filter: { field: 'domain', operator: 'empty' }, sort: '-name' };
    const body = {
      name: 'No domain',
      query,
      columns: [{ path: 'name', width: 200 }],
      facets: [{ path: 'tags' }],
    };
    const { data } = await call(contract.createView, { body });
    const params = { viewId: data.id };
    await call(contract.getView, { params });
    await call(contract.updateView, { params, body: { name: 'Without domain', rowHeight: 32 } });
    await call(contract.listViews, {});
    await call(contract.deleteView, { params });
    expect(called).toContain('deleteView');
  });

  it('about people, users and objects are as the contract says', async () => {
    await askOfPeople(call);
    expect(called).toContain('deleteObject');
  });

  it('about imports are as the contract says', async () => {
    const inline = await call(contract.importCompanies, { body: { csv } });
    const many = Array.from({ length: 600 }, (_, at) => ({ name: `Company ${at}` }));
    const queued = await call(contract.importCompanies, { body: { rows: many } });
    await test.services.jobs.waitFor(queued.data.job_id);
    for (const { data } of [inline, queued]) {
      const params = { jobId: data.job_id };
      await call(contract.getImportJob, { params });
      await call(contract.getImportErrors, { params });
      await call(contract.getImportErrorGroups, { params });
    }
    await call(contract.listImportJobs, { query: '?limit=1' });
    expect(called).toContain('listImportJobs');
  });

  it('about sources are as the contract says', async () => {
    const path = join(dir, 'a.csv');
    // Long enough that it is still running when it is cancelled.
    writeFileSync(path, `name\n${Array.from({ length: 50_000 }, (_, at) => `Source ${at}`).join('\n')}\n`);
    const { data } = await call(contract.createSource, { body: { path } });
    const params = { sourceId: data.id };
    await call(contract.getSource, { params });
    await call(contract.updateSource, { params, body: { encoding: 'windows-1252' } });
    await call(contract.dryRunSource, { params, body: {} });
    const job = await call(contract.runSource, { params, body: {} });
    await call(contract.cancelImportJob, { params: { jobId: job.data.job_id } });
    await test.services.jobs.waitFor(job.data.job_id);
    await call(contract.deleteSource, { params });
    expect(called).toContain('deleteSource');
  });

  it('about dry runs and rows that are mended are as the contract says', async () => {
    const path = join(dir, 'd.csv');
    const lines = [
      'Tried,tried.example,1999',
      'Tried again,tried.example,2001',
      'Odd,od d.example,19O5',
      ',,',
    ];
    writeFileSync(path, `name,domain,founded\n${lines.join('\n')}\n`);
    const { data: source } = await call(contract.createSource, { body: { path } });
    const params = { sourceId: source.id };
    const options = { body: { mapping: { name: 'name', domain: 'domain', founded: 'foundationYear' } } };
    await call(contract.editRows, { params, body: { edits: { 4: { cells: { founded: '1905' } } } } });
    await call(contract.getSourceRow, { params: { ...params, rowNumber: '4' } });
    await call(contract.importPeople, { params, body: { column: 'domain', columns: { fullName: 'name' } } });
    const { data: dry } = await call(contract.dryRunSource, { params, ...options });
    const tried = { params: { dryRunId: dry.dry_run_id } };
    await call(contract.listDryRunRows, { ...tried, query: '?limit=500' });
    await call(contract.listDryRunRows, { ...tried, query: '?code=invalid_domain&field=domain&q=odd' });
    await call(contract.listDuplicates, { ...tried, query: '?kind=domain' });
    await call(contract.mergeDuplicates, { ...tried, body: { survivor: 2, rows: [2, 3] } });
    expect((await test.send('GET', `/v1/import/dry-runs/${dry.dry_run_id}/diff.csv`)).status).toBe(200);
    called.add('getDryRunDiff');
    await call(contract.listRowEdits, { params });
    await call(contract.cancelDryRun, { params });
    await call(contract.deleteSource, { params });
    expect(called).toContain('cancelDryRun');
  });

  it('about recipes and the files of imports are as the contract says', async () => {
    const path = join(dir, 'r.csv');
    writeFileSync(path, 'name,domain\nRecipe Ltd,recipe.example\n');
    const { data: source } = await call(contract.createSource, { body: { path } });
    const { data: job } = await call(contract.runSource, {
      params: { sourceId: source.id },
      body: { recipe: { save: 'Monthly' } },
    });
    await test.services.jobs.waitFor(job.job_id);
    const params = { jobId: job.job_id };
    const { data: file } = { data: await call(contract.getImportRecipe, { params }) };
    await call(contract.getImportRows, { params });
    expect((await test.send('GET', `/v1/import/jobs/${job.job_id}/file`)).status).toBe(200);
    called.add('getImportFile');
    const { data: recipe } = await call(contract.createRecipe, { body: { ...file, name: 'Copy' } });
    await call(contract.chooseRecipe, { params: { sourceId: source.id }, body: { id: recipe.id } });
    await call(contract.getSource, { params: { sourceId: source.id } });
    await call(contract.saveRecipe, { params: { sourceId: source.id }, body: { recipe: { save: 'Third' } } });
    await call(contract.getRecipe, { params: { recipeId: recipe.id } });
    await call(contract.getRecipeFile, { params: { recipeId: recipe.id } });
    await call(contract.updateRecipe, { params: { recipeId: recipe.id }, body: { tags: ['a'] } });
    await call(contract.listRecipes, {});
    await call(contract.deleteRecipe, { params: { recipeId: recipe.id } });
    await call(contract.getImportSettings, {});
    await call(contract.updateImportSettings, { body: { keep_source_days: 30 } });
    expect(called).toContain('updateImportSettings');
  });

  it('about the columns of sources are as the contract says', async () => {
    const path = join(dir, 'p.csv');
    writeFileSync(path, 'Company,Employees,Founded\nAcme,many,1999\nBolt,51 to 200,2001\nBOLT,7,\n');
    const { data } = await call(contract.createSource, { body: { path } });
    const params = { sourceId: data.id };
    const look = async () => (await call(contract.getSourceProfile, { params })).data.status;
    await expect.poll(look, { timeout: 10_000 }).toBe('ready');
    await call(contract.listColumnValues, { params, query: '?column=Employees&target=employeeRange' });
    await call(contract.listColumnClusters, { params, query: '?column=Company' });
    await call(contract.previewRules, { params, body: { rules: { blank: 'clear' } } });
    expect(called).toContain('listColumnClusters');
  });

  it('about undo and fixed files are as the contract says', async () => {
    const { data: job } = await call(contract.importCompanies, {
      body: { csv: 'name,domain\nUndone Ltd,undone.example\nBroken,no host\n' },
    });
    const params = { jobId: job.job_id };
    await call(contract.resubmitImport, { params, body: { csv: '_row,domain\n3,broken.example\n9,x\n' } });
    await call(contract.getImportUndo, { params });
    const undone = await call(contract.undoImport, { params, body: {} });
    await test.services.jobs.waitFor(undone.data.undo.last?.id ?? '');
    const redone = await call(contract.redoImport, { params });
    await test.services.jobs.waitFor(redone.data.undo.last?.id ?? '');
    await call(contract.listKeptCells, { params });
    expect(called).toContain('listKeptCells');
  });

  it('about changes of many companies are as the contract says', async () => {
    const { data } = await call(contract.createCompany, { body: { name: 'Bulk Ltd' } });
    const edits = [{ companyId: data.id, patch: { industry: 'Steel' } }];
    await call(contract.editCells, { body: { edits } });
    const set = { industry: 'Cloth' };
    await call(contract.bulkEdit, { body: { query: {}, change: { set }, dryRun: true } });
    const { data: job } = await call(contract.bulkEdit, { body: { companyIds: [data.id], change: { set } } });
    if (!('id' in job)) throw new Error('no job');
    await test.services.jobs.waitFor(job.id);
    const params = { bulkId: job.id };
    expect((await call(contract.getBulkJob, { params })).data).toMatchObject({
      status: 'completed',
      changed: 1,
    });
    expect((await test.send('POST', `/v1/companies/bulk/${job.id}/cancel`)).status).toBe(409);
    called.add('cancelBulkJob');
  });

  it('about duplicates and merging are as the contract says', async () => {
    const { data: one } = await call(contract.createCompany, { body: { name: 'Merger GmbH' } });
    const { data: other } = await call(contract.createCompany, { body: { name: 'Merger AG' } });
    const body = { companyIds: [one.id, other.id] };
    await call(contract.startDuplicateSearch, {});
    const look = async () => (await call(contract.getDuplicateSearch, {})).data.status;
    await expect.poll(look).toBe('completed');
    await call(contract.listDuplicateGroups, { query: '?kind=name_country' });
    await call(contract.dismissDuplicates, { body });
    await call(contract.undismissDuplicates, { body });
    await call(contract.mergeCompanies, { body: { survivorId: one.id, mergedIds: [other.id] } });
    await call(contract.cancelDuplicateSearch, {});
    expect(called).toContain('cancelDuplicateSearch');
  });

  it('about exports are as the contract says', async () => {
    const { data: job } = await call(contract.createExport, { body: { format: 'jsonl', columns: ['name'] } });
    const params = { exportId: job.id };
    const look = async () => (await call(contract.getExport, { params })).data.status;
    await expect.poll(look).toBe('completed');
    expect((await test.send('GET', `/v1/exports/${job.id}/file`)).status).toBe(200);
    called.add('getExportFile');
    expect((await test.send('POST', `/v1/exports/${job.id}/cancel`)).status).toBe(409);
    called.add('cancelExport');
  });

  it('about enrichment are as the contract says', async () => {
    await askOfEnrichment(call);
    expect(called).toContain('retryItem');
  });

  it('about reference datasets are as the contract says', async () => {
    const path = join(dir, 'reference.csv');
    writeFileSync(path, csv);
    await askOfReferences(call, path);
    expect(called).toContain('detachReference');
  });

  it('about the review of what was found are as the contract says', async () => {
    await askOfReview(call, test.services.store.db);
    expect(called).toContain('takeBackBatch');
  });

  it('about entities are as the contract says', async () => {
    await askOfEntities(call);
    expect(called).toContain('deleteEnrichmentGroup');
  });

  it('about relationships are as the contract says', async () => {
    await askOfRelations(call, test.services.store.db);
    expect(called).toContain('materializeRelationships');
  });

  it('about rules are as the contract says', async () => {
    await askOfRules(call);
    expect(called).toContain('deleteRule');
  });

  it('about webhooks are as the contract says', async () => {
    await askOfWebhooks(call);
    expect(called).toContain('deleteWebhook');
  });

  it('about templates are as the contract says', async () => {
    const { data: group } = await call(contract.createGroup, { body: { name: 'Templated' } });
    const { data: company } = await call(contract.createCompany, { body: { name: 'Templated Ltd' } });
    const body = { groupId: group.id, template: '{{ name | upper }}', companyId: company.id };
    const { data } = await call(contract.previewTemplate, { body });
    expect(data.value).toBe('TEMPLATED LTD');
  });

  it('about steps are as the contract says', async () => {
    const { data } = await call(contract.createCompany, { body: { name: 'Stepped Ltd' } });
    await call(contract.deleteCompany, { params: { companyId: data.id } });
    const { data: undone } = await call(contract.undoLastStep, {});
    const params = { stepId: undone.step?.id ?? '' };
    await call(contract.redoLastStep, {});
    await call(contract.undoStep, { params });
    await call(contract.redoStep, { params });
    await call(contract.listSteps, { query: '?limit=2' });
    expect(called).toContain('listSteps');
  });

  it('about files that are being read are as the contract says', async () => {
    const { data: job } = await call(contract.importCompanies, { body: { csv: 'name\nRepaired Ltd\n' } });
    await call(contract.listRepairedRows, { params: { jobId: job.job_id } });
    await call(contract.listPreparations, {});
    // Small files are read before anything could be stopped; routes/preparations.test.ts stops a big one.
    expect((await test.send('DELETE', '/v1/import/preparations/none')).status).toBe(404);
    called.add('stopPreparation');
  });

  it('about a store that is whole are as the contract says', async () => {
    await call(contract.getRecovery, {});
    const { salvageStore, restoreStore, openStoreAsItIs, startEmptyStore } = contract;
    for (const { name } of [salvageStore, restoreStore, openStoreAsItIs, startEmptyStore]) {
      // Over a store that is whole they are refused; electron/open-backend.test.ts looks at their answers.
      called.add(name);
    }
    expect(called).toContain('getRecovery');
  });

  it('of every endpoint have been looked at', () => {
    expect(called).toEqual(new Set(contract.allEndpoints.map(({ name }) => name)));
  });

  it('are never of a change that a webhook could miss', () => {
    expect([...unpromised]).toEqual([]);
  });
});
