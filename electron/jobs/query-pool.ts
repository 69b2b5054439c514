// Questions that take long, asked of the query thread. It starts with the first question and comes back if it dies.
import { Worker } from 'node:worker_threads';
import { language, type Language } from '../../shared/messages/message.ts';
import type { DefinitionPlan } from '../../shared/schema/definition-input.ts';
import type { UndoPlan } from '../../shared/schema/undo.ts';
import type { PlanWish } from '../domain/custom-fields/plan-change.ts';
import type { EventHub } from '../lib/events.ts';
import { workerUrl } from '../lib/worker-url.ts';
import { highestCompanyNo } from '../store/companies.ts';
import type { Mark } from '../store/company-list.ts';
import type { ValueCount } from '../store/company-query/facet-counter.ts';
import type { FacetRequest, Facets } from '../store/company-query/facets.ts';
import type { Summary, SummaryRequest } from '../store/company-query/summary.ts';
import type { StoreQuery } from '../store/company-query/types.ts';
import type { ValuesRequest } from '../store/company-query/value-suggestions.ts';
import type { Store } from '../store/open-store.ts';
import type { PlanOf } from '../store/undo-plan.ts';
import { createKeptAnswers } from './kept-answers.ts';
import { createCompanyOrders, type CompanyOrder } from './company-orders.ts';

/** Answered at once, one after the other. */
export type QuickRequest =
  | { kind: 'numbers'; id: number; query: StoreQuery }
  | { kind: 'count'; id: number; query: StoreQuery }
  | { kind: 'page'; id: number; query: StoreQuery; after: Mark | null; limit: number }
  | { kind: 'marks'; id: number; query: StoreQuery; numbers: readonly number[] }
  | { kind: 'values'; id: number; request: ValuesRequest }
  | { kind: 'undo-plan'; id: number; of: PlanOf }
  | { kind: 'definition-plan'; id: number; wish: PlanWish; language: Language };

/** Answered in steps, between which quick ones are answered and `stop` is heard. */
export type SteppedRequest =
  | { kind: 'facets'; id: number; request: FacetRequest }
  | { kind: 'summary'; id: number; request: SummaryRequest };

export type QueryRequest = QuickRequest | SteppedRequest | { kind: 'stop'; id: number } | { kind: 'close' };

export type QueryValue =
  | Float64Array
  | number
  | Mark[]
  | ValueCount[]
  | UndoPlan
  | DefinitionPlan
  | Facets
  | Summary;

export type QueryAnswer =
  | { id: number; ok: true; value: QueryValue }
  | { id: number; ok: false; message: string };

/** A question that may be ended early, which is answered then with what was counted so far: by a newer one of the same slot, or by a signal. */
export type Stoppable = { slot?: string | undefined; signal?: AbortSignal | undefined };

export type QueryPool = {
  /** Row numbers of the whole list; kept until a company changes. */
  companyOrder(query: StoreQuery): Promise<CompanyOrder>;
  /** The same, read anew whatever is kept. */
  freshCompanyOrder(query: StoreQuery): Promise<CompanyOrder>;
  /** The same without companies that are gone. */
  companyOrderWithout(query: StoreQuery, gone: ReadonlySet<number>): Promise<CompanyOrder>;
  countCompanies(query: StoreQuery): Promise<number>;
  companyPage(query: StoreQuery, after: Mark | null, limit: number): Promise<Mark[]>;
  facets(request: FacetRequest, by: Stoppable): Promise<Facets>;
  summary(request: SummaryRequest, by: Stoppable): Promise<Summary>;
  suggestValues(request: ValuesRequest): Promise<ValueCount[]>;
  /** What an undo of an import would do now. */
  undoPlan(of: PlanOf): Promise<UndoPlan>;
  /** What a change of a group or field would do to the records. */
  definitionPlan(wish: PlanWish): Promise<DefinitionPlan>;
  close(): Promise<void>;
};

/** Up to this many companies a list is built within some ten milliseconds. */
const largeStore = 50_000;

/** `large`: from how many companies on lists are kept as they were while they are built anew. */
export function createQueryPool(store: Store, events: EventHub, large = largeStore): QueryPool {
  const thread = createQueryThread(store.file);
  const isLarge = (): boolean => highestCompanyNo(store.db) > large;
  const orders = createCompanyOrders(
    (query) => thread.ask({ kind: 'numbers', query }) as Promise<Float64Array>,
    isLarge,
    events,
  );

  const facets = createKeptAnswers<Facets>(isLarge, events);

  /** Page after page of a large sorted list is taken from the list as the grid keeps it; null where that cannot be. */
  async function pageOfOrder(query: StoreQuery, after: Mark | null, limit: number): Promise<Mark[] | null> {
    if (query.sort === null || after === null) return null;
    const { numbers } = await orders.getTrue(query);
    const at = numbers.indexOf(after.no);
    if (at === -1) return null;
    const page = [...numbers.subarray(at, at + 1 + limit)];
    const marks = (await thread.ask({ kind: 'marks', query, numbers: page })) as Mark[];
    const isWhole = marks.length === page.length && marks[0]?.value === after.value;
    return isWhole ? marks.slice(1) : null;
  }

  return {
    companyOrder: (query) => orders.get(query),
    freshCompanyOrder: (query) => orders.getFresh(query),
    companyOrderWithout: async (query, gone) => orders.getWithout(query, gone),
    countCompanies: (query) => thread.ask({ kind: 'count', query }) as Promise<number>,
    companyPage: async (query, after, limit) =>
      (isLarge() ? await pageOfOrder(query, after, limit) : null) ??
      (thread.ask({ kind: 'page', query, after, limit }) as Promise<Mark[]>),
    facets: (request, by) =>
      facets.get(
        JSON.stringify(request),
        () => thread.askInSteps({ kind: 'facets', request }, by) as Promise<Facets>,
        ({ complete }) => complete,
      ),
    summary: (request, by) => thread.askInSteps({ kind: 'summary', request }, by) as Promise<Summary>,
    suggestValues: (request) => thread.ask({ kind: 'values', request }) as Promise<ValueCount[]>,
    undoPlan: (of) => thread.ask({ kind: 'undo-plan', of }) as Promise<UndoPlan>,
    definitionPlan: (wish) =>
      thread.ask({ kind: 'definition-plan', wish, language: language() }) as Promise<DefinitionPlan>,
    async close() {
      orders.close();
      facets.close();
      await thread.close();
    },
  };
}

type Asked = { resolve: (value: QueryValue) => void; reject: (error: Error) => void };
type Asking = QuickRequest | SteppedRequest;
type Question = Asking extends infer R ? (R extends Asking ? Omit<R, 'id'> : never) : never;

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

  const send = (question: Question): { id: number; answer: Promise<QueryValue> } => {
    worker ??= start();
    const id = (lastId += 1);
    const target = worker;
    const answer = new Promise<QueryValue>((resolve, reject) => {
      asked.set(id, { resolve, reject });
      target.postMessage({ ...question, id } satisfies QueryRequest);
    });
    return { id, answer };
  };

  const slots = new Map<string, number>();
  const stop = (id: number): void => {
    if (asked.has(id)) worker?.postMessage({ kind: 'stop', id } satisfies QueryRequest);
  };

  return {
    ask: (question: Question): Promise<QueryValue> => send(question).answer,
    askInSteps(question: Question, { slot, signal }: Stoppable): Promise<QueryValue> {
      const { id, answer } = send(question);
      if (slot !== undefined) {
        stop(slots.get(slot) ?? 0);
        slots.set(slot, id);
      }
      signal?.addEventListener('abort', () => stop(id), { once: true });
      return answer.finally(() => {
        if (slot !== undefined && slots.get(slot) === id) slots.delete(slot);
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
