// Companies that may be the same: looking for them, putting them together, saying that they are not.
import {
  cancelDuplicateSearch,
  dismissDuplicates,
  getDuplicateSearch,
  listDuplicateGroups,
  mergeCompanies as mergeEndpoint,
  startDuplicateSearch,
  undismissDuplicates,
} from '../../../shared/contract/merge.ts';
import type { MergeResult } from '../../../shared/schema/merge.ts';
import { getStoredCompany } from '../../domain/companies/read-companies.ts';
import { mergeCompanies } from '../../domain/merge/merge-companies.ts';
import { showGroups } from '../../domain/merge/show-groups.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { setNotDuplicates, unsetNotDuplicates } from '../../store/merged-companies.ts';
import { doerOf } from '../doer.ts';
import { mount, type Mounter } from '../mount.ts';

export function mergeRoutes(app: Mounter): void {
  const { store, clock, events, duplicates } = app.services;
  const { db } = store;

  mount(app, mergeEndpoint, (call) => {
    const { body } = call;
    const doer = doerOf(call, clock);
    if (body.dryRun) {
      const data = tryOut(db, (write) => mergeCompanies(write, body, doer));
      return call.commit(() => ({ data: { ...data, step: null } }));
    }
    return call.commit(
      (write) => ({ data: mergeCompanies(write, body, doer) }),
      (reply) => {
        const { company, mergedIds } = reply.data;
        events.publish('company:changed', company.id, { ids: [company.id, ...mergedIds] });
        events.publish('step:changed', company.id);
      },
    );
  });

  mount(app, startDuplicateSearch, () => ({ status: 202, body: { data: duplicates.start() } }));
  mount(app, getDuplicateSearch, () => ({ data: duplicates.state() }));
  mount(app, cancelDuplicateSearch, () => ({ data: duplicates.cancel() }));

  mount(app, listDuplicateGroups, ({ query: { kind, offset, limit } }) => ({
    data: showGroups(db, duplicates.groupsOf(kind), offset, limit),
  }));

  const eachPair = (write: WriteDb, ids: readonly string[], tell: (pair: [Buffer, Buffer]) => void): void => {
    const uuids = ids.map((id) => getStoredCompany(write, id).uuid);
    for (const [at, one] of uuids.entries()) for (const other of uuids.slice(at + 1)) tell([one, other]);
  };

  mount(app, dismissDuplicates, (call) => {
    const { companyIds } = call.body;
    const by = { actor: call.actor.id, atMs: clock.now() };
    return call.commit((write) => {
      eachPair(write, companyIds, (pair) => setNotDuplicates(write, pair, by));
      return { data: { companyIds } };
    });
  });

  mount(app, undismissDuplicates, (call) => {
    const { companyIds } = call.body;
    return call.commit((write) => {
      eachPair(write, companyIds, (pair) => unsetNotDuplicates(write, pair));
      return { data: { companyIds } };
    });
  });
}

/** Carried by a throw, so that all of it is rolled back. */
class TriedOut extends Error {
  readonly result: MergeResult;
  constructor(result: MergeResult) {
    super('tried out');
    this.result = result;
  }
}

function tryOut(db: WriteDb, work: (write: WriteDb) => MergeResult): MergeResult {
  try {
    transact(db, () => {
      throw new TriedOut(work(db));
    });
  } catch (error) {
    if (error instanceof TriedOut) return error.result;
    throw error;
  }
  throw new Error('A dry run was committed');
}
