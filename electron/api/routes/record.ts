// The record behind a company: history, sources, locks, source rows.
import {
  getCompanyHistory,
  getCompanyRows,
  getCompanySources,
  getSourcePriority,
  restoreCompanyField,
  setCompanyLocks,
  updateSourcePriority,
} from '../../../shared/contract/record.ts';
import { listNotTaken } from '../../../shared/contract/not-taken.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import { lockableKeys, setLocks } from '../../domain/companies/set-locks.ts';
import { saveSourcePriority, sourcePriority } from '../../domain/companies/source-priority.ts';
import { getStoredCompany, showCompany } from '../../domain/companies/read-companies.ts';
import type { StepOrigin } from '../../domain/companies/write-company.ts';
import { definitionsOf } from '../../domain/custom-fields/definitions.ts';
import { historyCursor, historyMark } from '../../domain/record/history-cursor.ts';
import { restoreValue } from '../../domain/record/restore-value.ts';
import { showNotTaken } from '../../domain/record/show-not-taken.ts';
import { showHistory } from '../../domain/record/show-history.ts';
import { showImportedRow } from '../../domain/record/show-rows.ts';
import { showSources } from '../../domain/record/show-sources.ts';
import { inStep } from '../../domain/steps/in-step.ts';
import { showStep } from '../../domain/steps/show-step.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import { readTogether, type WriteDb } from '../../store/database.ts';
import { countRefusalsOfRun, listRefusalsOfRun } from '../../store/refusals.ts';
import { listImportedRows } from '../../store/record-history.ts';
import { findStep } from '../../store/steps.ts';
import type { Call } from '../call.ts';
import { cursorOf, markOf } from '../cursor.ts';
import { doerOf } from '../doer.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';
import { readsRelations } from '../relation-readers.ts';
import { getImport } from '../stored.ts';

type Writing = Call<typeof restoreCompanyField> | Call<typeof setCompanyLocks>;

export function recordRoutes(app: Mounter): void {
  const { store, clock, events, jobs } = app.services;
  const { db, dataDir } = store;

  mount(app, getCompanySources, ({ params }) => ({
    data: readTogether(db, () => showSources(db, getStoredCompany(db, params.companyId))),
  }));

  mount(app, getCompanyHistory, ({ params, query, request, identity }) => {
    const { field, cursor, limit } = query;
    const asked = { field, related: readsRelations(identity), mark: historyMark(cursor), limit };
    const { items, next } = readTogether(db, () =>
      showHistory(db, getStoredCompany(db, params.companyId), asked),
    );
    return { data: { items, pagination: nextLink(request, next && historyCursor(next)) } };
  });

  mount(app, getCompanyRows, async ({ params, query, request }) => {
    const { no } = getStoredCompany(db, params.companyId);
    const before = markOf(query.cursor)?.no ?? Number.MAX_SAFE_INTEGER;
    const found = listImportedRows(db, no, before, query.limit + 1);
    const page = found.slice(0, query.limit);
    const place = { db, dataDir, caches: jobs.kept.rows };
    const rows = await Promise.all(page.map((row) => showImportedRow(place, row)));
    const last = found.length > query.limit ? page.at(-1) : undefined;
    const cursor = last === undefined ? null : cursorOf({ value: null, no: last.position });
    return { data: { items: rows.filter((row) => row !== null), pagination: nextLink(request, cursor) } };
  });

  mount(app, getSourcePriority, () => ({ data: sourcePriority(db) }));

  mount(app, updateSourcePriority, ({ body, commit }) =>
    commit((write) => {
      saveSourcePriority(write, body);
      return { data: sourcePriority(write) };
    }),
  );

  mount(app, listNotTaken, ({ params, query, request }) => {
    const { id } = getImport(db, params.jobId);
    const after = markOf(query.cursor)?.no ?? 0;
    const found = listRefusalsOfRun(db, id, after, query.limit + 1);
    const page = found.slice(0, query.limit);
    const last = found.length > query.limit ? page.at(-1) : undefined;
    const cursor = last === undefined ? null : cursorOf({ value: null, no: last.seq });
    const total = countRefusalsOfRun(db, id);
    return { data: { items: showNotTaken(db, page), total, pagination: nextLink(request, cursor) } };
  });

  /** One step, and its company as it is afterwards. */
  const write = (
    call: Writing,
    label: Omit<StepLabel, 'companies' | 'name'>,
    work: (write: WriteDb, company: StoredCompany, origin: StepOrigin) => StoredCompany,
  ) => {
    const { commit } = call as Pick<Call<typeof setCompanyLocks>, 'commit'>;
    const { companyId } = call.params;
    return commit(
      (db) => {
        let run: string | null = null;
        const named = ({ values }: StoredCompany): StepLabel => ({
          ...label,
          companies: 1,
          name: values.name,
        });
        const company = inStep(db, doerOf(call, clock), named, (origin) => {
          run = origin.run;
          return work(db, getStoredCompany(db, companyId), origin);
        });
        const step = run === null ? null : findStep(db, run);
        return { data: { company: showCompany(db, company), step: step && showStep(db, step) } };
      },
      (reply) => {
        if (reply.data.step === null) return;
        events.publish('company:changed', companyId, { ids: [companyId] });
        events.publish('step:changed', reply.data.step.id);
      },
    );
  };

  mount(app, restoreCompanyField, (call) =>
    write(call, { action: 'restore', fields: [call.body.field] }, (db, company, origin) =>
      restoreValue(db, company, call.body, origin),
    ),
  );

  mount(app, setCompanyLocks, (call) => {
    const { fields, locked } = call.body;
    return write(
      call,
      { action: locked ? 'lock' : 'unlock', fields: fields.slice(0, 5) },
      (db, company, origin) => {
        const keys = lockableKeys(definitionsOf(db), fields);
        return setLocks(db, company, locked ? { add: keys, remove: [] } : { add: [], remove: keys }, origin);
      },
    );
  });
}
