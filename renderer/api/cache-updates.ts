// Keeps cached answers true to what the backend tells: a job's progress is written into the cache, the rest is refetched.
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { CallAnswer } from '../../shared/contract/index.ts';
import { getWorkspace } from '../../shared/contract/system.ts';
import { getCompany, listCompanies } from '../../shared/contract/companies.ts';
import {
  getImportErrorGroups,
  getImportErrors,
  getImportJob,
  getSource,
  listImportJobs,
} from '../../shared/contract/imports.ts';
import { listProviders } from '../../shared/contract/enrichment.ts';
import { getEntity, getRefreshSettings, refreshEntity } from '../../shared/contract/entities.ts';
import { listObjects } from '../../shared/contract/objects.ts';
import { getPerson, listPeople, listPeopleOfCompany } from '../../shared/contract/people.ts';
import { getSourceProfile, listColumnClusters, listColumnValues } from '../../shared/contract/profile.ts';
import { getDefinitions } from '../../shared/contract/definitions.ts';
import { listViews } from '../../shared/contract/views.ts';
import {
  getCompanyHistory,
  getCompanyRows,
  getCompanySources,
  getPersonHistory,
  getPersonSources,
} from '../../shared/contract/record.ts';
import { getImportUndo } from '../../shared/contract/undo.ts';
import { getOwnUser, listUsers } from '../../shared/contract/users.ts';
import type { BackendEvent } from '../../shared/events.ts';
import type { ImportJob } from '../../shared/schema/import.ts';
import { reportDamaged } from './damage.ts';
import { writeBatch } from './enrichment-cache.ts';
import { onBackendEvent, onBackendReturned } from './events.ts';
import { queryOf } from './query.ts';

type JobList = CallAnswer<typeof listImportJobs>;

function withJob(list: JobList, job: ImportJob): JobList {
  const items = list.data.items.map((item) => (item.job_id === job.job_id ? job : item));
  return { ...list, data: { ...list.data, items } };
}

const isInfinite = (list: JobList | InfiniteData<JobList>): list is InfiniteData<JobList> => 'pages' in list;

function writeJob(client: QueryClient, job: ImportJob): void {
  client.setQueryData(queryOf(getImportJob, { params: { jobId: job.job_id } }).queryKey, { data: job });
  client.setQueriesData<JobList | InfiniteData<JobList>>({ queryKey: [listImportJobs.name] }, (list) => {
    if (!list) return list;
    if (!isInfinite(list)) return withJob(list, job);
    return { ...list, pages: list.pages.map((page) => withJob(page, job)) };
  });
}

const isListed = (client: QueryClient, job: ImportJob): boolean =>
  client
    .getQueriesData<JobList | InfiniteData<JobList>>({ queryKey: [listImportJobs.name] })
    .flatMap(([, list]) => (list ? (isInfinite(list) ? list.pages : [list]) : []))
    .some((page) => page.data.items.some((item) => item.job_id === job.job_id));

/** They hold names of companies too. */
const peopleCalls = [getPerson.name, listPeople.name, listPeopleOfCompany.name, 'references'];

export function applyEvent(client: QueryClient, event: BackendEvent): void {
  const stale = (...names: string[]) => {
    for (const name of names) void client.invalidateQueries({ queryKey: [name] });
  };
  switch (event.topic) {
    case 'person:changed':
      return stale(
        ...peopleCalls,
        getEntity.name,
        refreshEntity.name,
        getPersonSources.name,
        getPersonHistory.name,
      );
    case 'user:changed':
      return stale(listUsers.name, getOwnUser.name);
    case 'object:changed':
      return stale(listObjects.name);
    case 'company:changed':
      return stale(
        ...peopleCalls,
        getEntity.name,
        refreshEntity.name,
        getWorkspace.name,
        listCompanies.name,
        getCompany.name,
        getCompanySources.name,
        getCompanyHistory.name,
        getCompanyRows.name,
        getImportUndo.name,
      );
    case 'source:changed':
      void client.invalidateQueries({
        queryKey: queryOf(getSource, { params: { sourceId: event.id } }).queryKey,
      });
      return stale(getSourceProfile.name, listColumnValues.name, listColumnClusters.name);
    case 'import:progress': {
      if (!event.payload) return stale(listImportJobs.name);
      const isNew = !isListed(client, event.payload);
      // Writing makes an answer fresh, so what is stale is said afterwards.
      writeJob(client, event.payload);
      return isNew ? stale(listImportJobs.name, getWorkspace.name) : undefined;
    }
    case 'import:completed':
    case 'import:undone':
    case 'import:failed':
      if (event.payload) writeJob(client, event.payload);
      return stale(listImportJobs.name, getWorkspace.name, getImportErrors.name, getImportErrorGroups.name);
    case 'enrichment:progress':
      if (event.payload?.environment === 'live') writeBatch(client, event.payload);
      return;
    case 'enrichment:completed':
      if (event.payload?.environment === 'live') writeBatch(client, event.payload);
      // It tells how many proposals wait.
      return stale(getWorkspace.name);
    case 'entity:refreshed':
      // What providers said of it may be new even where no value changed.
      return stale(getEntity.name);
    case 'store:damaged':
      return reportDamaged();
    case 'definitions:changed':
      return stale(getDefinitions.name, listViews.name);
    case 'refresh-settings:changed':
      return stale(getRefreshSettings.name);
    case 'views:changed':
      return stale(listViews.name);
    case 'reference:changed':
      // Their provider can be asked once one is searched; whoever shows them listens by itself.
      return stale(listProviders.name);
    // Whoever shows these listens by itself.
    case 'relation:changed':
    case 'rules:changed':
    case 'entity:refresh-started':
    case 'entity:refresh-failed':
    case 'bulk:progress':
    case 'bulk:ended':
    case 'duplicates:changed':
    case 'export:changed':
    case 'schedule:changed':
    case 'enrichment:item':
    case 'step:changed':
    case 'source:dry-run':
    case 'backend:state':
    case 'app:command':
      return;
  }
}

/** Applies events to the cache until the returned function is called. */
export function keepFresh(client: QueryClient): () => void {
  const stopEvents = onBackendEvent((event) => applyEvent(client, event));
  const stopReturned = onBackendReturned(() => void client.invalidateQueries());
  return () => {
    stopEvents();
    stopReturned();
  };
}
