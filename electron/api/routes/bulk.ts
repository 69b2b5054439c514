// Changes of many companies at once: cells, and what a query finds.
import { AppError } from '../../../shared/errors.ts';
import { bulkEdit, cancelBulkJob, editCells, getBulkJob } from '../../../shared/contract/bulk.ts';
import { t } from '../../../shared/messages/message.ts';
import type { BulkChange } from '../../../shared/schema/bulk.ts';
import { editCells as writeCells } from '../../domain/bulk/edit-cells.ts';
import { checkChange } from '../../domain/bulk/check-change.ts';
import { showBulkJob, startBulkEdit } from '../../domain/bulk/start-bulk.ts';
import { getStoredCompany } from '../../domain/companies/read-companies.ts';
import { resolveQuery } from '../../domain/companies/query/resolve-query.ts';
import type { CompanyQuery } from '../../../shared/schema/company-query.ts';
import { must } from '../../lib/assert.ts';
import { parseId } from '../../lib/ids.ts';
import { findCompanyNos } from '../../store/company-list.ts';
import type { ReadDb } from '../../store/database.ts';
import { findStepJob, type StepJobSpec, type StoredStepJob } from '../../store/step-jobs.ts';
import { doerOf } from '../doer.ts';
import { mount, type Mounter } from '../mount.ts';

export function bulkRoutes(app: Mounter): void {
  const { store, clock, events, jobs, queries } = app.services;
  const { db } = store;

  mount(app, editCells, (call) => {
    return call.commit(
      (write) => ({ data: writeCells(write, call.body, doerOf(call, clock)) }),
      (reply) => {
        const { step, companies } = reply.data;
        if (step === null) return;
        events.publish('company:changed', step.id, { ids: companies.map(({ id }) => id) });
        events.publish('step:changed', step.id);
      },
    );
  });

  mount(app, bulkEdit, async (call) => {
    const { change, dryRun } = call.body;
    checkChange(db, change);
    const spec = specOf(db, call.body);
    const matching = spec.query ? await queries.countCompanies(spec.query) : (spec.numbers ?? []).length;
    if (dryRun) return call.commit(() => ({ status: 200, body: { data: { matching } } }));
    const reply = call.commit((write) => ({
      status: 202,
      body: {
        data: showBulkJob(write, startBulkEdit(write, doerOf(call, clock), { ...spec, change }, matching)),
      },
    }));
    jobs.wake();
    return reply;
  });

  mount(app, getBulkJob, ({ params }) => ({ data: showBulkJob(db, getJob(db, params.bulkId)) }));

  mount(app, cancelBulkJob, (call) => {
    const job = getJob(db, call.params.bulkId);
    if (job.kind !== 'edit')
      throw new AppError('job_conflict', {
        message: unstoppable(job.kind),
      });
    jobs.cancel(job.id);
    return { data: showBulkJob(db, getJob(db, job.id)) };
  });
}

function unstoppable(kind: 'undo' | 'redo' | 'convert'): string {
  if (kind === 'undo') return t('An undo cannot be stopped half-way. Wait for its end, then turn it back.');
  if (kind === 'redo') return t('A redo cannot be stopped half-way. Wait for its end, then turn it back.');
  return t('A change of type cannot be stopped half-way. Wait for its end, then turn it back.');
}

type Body = { query?: CompanyQuery | undefined; companyIds?: string[] | undefined; change: BulkChange };

function specOf(db: ReadDb, { query, companyIds }: Body): StepJobSpec {
  if ((query === undefined) === (companyIds === undefined))
    throw new AppError('validation_error', {
      message: t('Send either query or companyIds, not both and not neither.'),
      issues: [{ path: 'query', code: 'invalid', message: t('Send either query or companyIds.') }],
    });
  if (query) return { query: resolveQuery(db, query) };
  return { numbers: numbersOf(db, companyIds ?? []) };
}

/** In their own order, each once; throws `not_found` for one that is gone. */
function numbersOf(db: ReadDb, ids: readonly string[]): number[] {
  const numbers = findCompanyNos(
    db,
    ids.map((id) => must(parseId('com', id), id)),
  );
  if (numbers.length < ids.length) for (const id of ids) getStoredCompany(db, id);
  return [...new Set(numbers)].toSorted((one, other) => one - other);
}

function getJob(db: ReadDb, id: string): StoredStepJob {
  const job = findStepJob(db, id);
  if (!job) throw new AppError('not_found', { message: t('There is no bulk edit {id}.', { id }) });
  return job;
}
