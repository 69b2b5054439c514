// Questions that take long, asked of the query thread. It starts with the first question and comes back if it dies.
import { Worker } from 'node:worker_threads';
import type { UndoPlan } from '../../shared/schema/undo.ts';
import type { EventHub } from '../lib/events.ts';
import { workerUrl } from '../lib/worker-url.ts';
import { highestCompanyNo } from '../store/companies.ts';
import type { Mark } from '../store/company-list.ts';
import type { StoreQuery } from '../store/company-query/types.ts';
import type { Store } from '../store/open-store.ts';
import type { PlanOf } from '../store/undo-plan.ts';
import { createCompanyOrders, type CompanyOrder } from './company-orders.ts';

export type QueryRequest =
  | { kind: 'numbers'; id: number; query: StoreQuery }
  | { kind: 'count'; id: number; query: StoreQuery }
  | { kind: 'page'; id: number; query: StoreQuery; after: Mark | null; limit: number }
  | { kind: 'undo-plan'; id: number; of: PlanOf }
  | { kind: 'close' };

export type QueryValue = Float64Array | number | Mark[] | UndoPlan;

export type QueryAnswer =
  | { id: number; ok: true; value: QueryValue }
  | { id: number; ok: false; message: string };

export type QueryPool = {
  /** Row numbers of the whole list; kept until a company changes. */
  companyOrder(query: StoreQuery): Promise<CompanyOrder>;
  /** The same, read anew whatever is kept. */
  freshCompanyOrder(query: StoreQuery): Promise<CompanyOrder>;
  countCompanies(query: StoreQuery): Promise<number>;
  companyPage(query: StoreQuery, after: Mark | null, limit: number): Promise<Mark[]>;
  /** What an undo of an import would do now. */
  undoPlan(of: PlanOf): Promise<UndoPlan>;
  close(): Promise<void>;
};

/** Up to this many companies a list is built within some ten milliseconds. */
const largeStore = 50_000;

export function createQueryPool(store: Store, events: EventHub): QueryPool {
  const thread = createQueryThread(store.file);
  const orders = createCompanyOrders(
    (query) => thread.ask({ kind: 'numbers', query }) as Promise<Float64Array>,
    () => highestCompanyNo(store.db) > largeStore,
    events,
  );
  return {
    companyOrder: (query) => orders.get(query),
    freshCompanyOrder: (query) => orders.getFresh(query),
    countCompanies: (query) => thread.ask({ kind: 'count', query }) as Promise<number>,
    companyPage: (query, after, limit) =>
      thread.ask({ kind: 'page', query, after, limit }) as Promise<Mark[]>,
    undoPlan: (of) => thread.ask({ kind: 'undo-plan', of }) as Promise<UndoPlan>,
    async close() {
      orders.close();
      await thread.close();
    },
  };
}

type Asked = { resolve: (value: QueryValue) => void; reject: (error: Error) => void };
type Question = QueryRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;

function createQueryThread(file: string) {
  const asked = new Map<number, Asked>();
  let worker: Worker | null = null;
  let lastId = 0;

  const fail = (message: string): void => {
    worker = null;
    for (const { reject } of asked.values()) reject(new Error(message));
    asked.clear();
  };

  const start = (): Worker => {
    const started = new Worker(workerUrl('jobs/query-worker'), { workerData: { file } });
    started.on('message', (answer: QueryAnswer) => {
      const waiting = asked.get(answer.id);
      asked.delete(answer.id);
      if (answer.ok) waiting?.resolve(answer.value);
      else waiting?.reject(new Error(answer.message));
    });
    started.on('error', (error) => fail(error.message));
    started.on('exit', () => fail('The query thread ended.'));
    started.unref();
    return started;
  };

  return {
    ask(question: Question): Promise<QueryValue> {
      worker ??= start();
      const id = (lastId += 1);
      const target = worker;
      return new Promise((resolve, reject) => {
        asked.set(id, { resolve, reject });
        target.postMessage({ ...question, id } satisfies QueryRequest);
      });
    },
    async close(): Promise<void> {
      const open = worker;
      if (!open) return;
      // Held while it closes: a program that has nothing else to wait for would end in the middle.
      open.ref();
      const ended = new Promise((resolve) => open.once('exit', resolve));
      open.postMessage({ kind: 'close' } satisfies QueryRequest);
      await ended;
    },
  };
}
