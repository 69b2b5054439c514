// For tests only: a store with companies, scripted providers and an engine over them, in this process.
import { createEngine, type Engine, type EngineOptions } from './engine.ts';
import type { ForCall } from './make-call.ts';
import { createWriter } from './patient-writer.ts';
import type { EngineNote } from './notes.ts';
import type { BulkEnrichRequest, WaterfallStep } from '../../../shared/schema/enrichment.ts';
import type { CompanyInput } from '../../../shared/schema/company.ts';
import { addCompany } from '../../domain/companies/edit-company.ts';
import { showBatch, showItem } from '../../domain/enrichment/show-batch.ts';
import { addItems, openBatch, startBatch, type BatchWish } from '../../domain/enrichment/start-batch.ts';
import { wishOfRecord, wishOfRequest } from '../../domain/enrichment/item-wishes.ts';
import { inStep } from '../../domain/steps/in-step.ts';
import { must } from '../../lib/assert.ts';
import { systemClock } from '../../lib/clock.ts';
import { silentLog } from '../../lib/log.ts';
import type { Provider, ProviderContext } from '../../providers/provider.ts';
import { transact } from '../../store/database.ts';
import { findBatchByNo } from '../../store/enrichment/batches.ts';
import { listItems } from '../../store/enrichment/items.ts';
import type { Store } from '../../store/open-store.ts';

export const addCompanies = (store: Store, inputs: readonly CompanyInput[]): Buffer[] => {
  const doer = { kind: 'person' as const, actor: 'usr_1', atMs: Date.now() };
  return transact(store.db, () =>
    inStep(store.db, doer, { action: 'create', companies: inputs.length }, (origin) =>
      inputs.map((input) => addCompany(store.db, input, origin).uuid),
    ),
  );
};

type Wish = Partial<Omit<BatchWish, 'providers'>> & { providers?: (string | WaterfallStep)[] };

export function startTestBatch(
  store: Store,
  of: { records: readonly Buffer[] } | { requests: BulkEnrichRequest['requests'] },
  wish: Wish = {},
): number {
  const { providers = ['scripted'], ...rest } = wish;
  const steps = providers.map((step) => (typeof step === 'string' ? { provider: step } : step));
  const entity = rest.entity ?? 'company';
  return transact(store.db, () => {
    const items =
      'records' in of
        ? of.records.map((uuid) => wishOfRecord(entity, uuid))
        : of.requests.map((request) => wishOfRequest(store.db, entity, request));
    const batch: BatchWish = {
      entity,
      environment: 'live',
      purpose: 'enrich',
      name: null,
      apply: 'review',
      forceRefresh: false,
      budgetCents: null,
      createdBy: 'usr_1',
      createdAtMs: Date.now(),
      scheduleNo: null,
      ...rest,
      providers: steps,
    };
    const no = openBatch(store.db, batch, items.length);
    Array.from(addItems(store.db, no, items, batch.createdAtMs));
    return startBatch(store.db, no, batch.createdAtMs).no;
  });
}

export function engineOver(
  store: Store,
  providers: readonly Provider[],
  options: Partial<EngineOptions> = {},
): Engine & { notes: EngineNote[] } {
  const notes: EngineNote[] = [];
  const contextOf = async (_: Provider, { signal, onSend }: ForCall): Promise<ProviderContext> => {
    await onSend();
    return {
      signal,
      http: { send: () => Promise.reject(new Error('no network here')) },
      key: '',
      config: null,
      references: { find: () => [] },
    };
  };
  const engine = createEngine({
    db: store.db,
    write: createWriter(store.db, silentLog, null),
    clock: systemClock,
    log: silentLog,
    providers,
    contextOf,
    tell: (note) => notes.push(note),
    random: () => 0.001,
    graceMs: 50,
    ...options,
  });
  return { ...engine, notes };
}

export const batchOf = (store: Store, no: number) => showBatch(store.db, must(findBatchByNo(store.db, no)));

export const itemsOf = (store: Store, no: number) => {
  const batch = must(findBatchByNo(store.db, no));
  return listItems(store.db, no, { after: 0, limit: 100_000, status: null }).map((item) =>
    showItem(store.db, batch, item),
  );
};
