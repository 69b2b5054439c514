// Keeps the row numbers of the lists that a person scrolls, so that any window of a million rows is one look-up away.
// A list of a small store is always true; one of a large store is shown as it was while it is built anew.
import type { EventHub } from '../lib/events.ts';
import type { StoreQuery } from '../store/company-query/types.ts';

/** `revision` counts the changes of companies that this list knows of. */
export type CompanyOrder = { numbers: Float64Array; revision: number };

type Kept = CompanyOrder & { buildMs: number; builtAt: number };

const keptLists = 8;
/** A list of a large store is built again at the earliest after this many times its own building time. */
const restFactor = 4;

/** Id of the `company:changed` event that says: a list that was shown as it had been is built anew. */
export const reordered = 'order';

export function createCompanyOrders(
  build: (query: StoreQuery) => Promise<Float64Array>,
  isLarge: () => boolean,
  events: EventHub,
) {
  const lists = new Map<string, Kept>();
  const building = new Map<string, Promise<CompanyOrder>>();
  const resting = new Map<string, ReturnType<typeof setTimeout>>();
  let changes = 0;
  const unsubscribe = events.subscribe(({ topic, id }) => {
    if (topic === 'company:changed' && id !== reordered) changes += 1;
  });

  const keyOf = (query: StoreQuery): string => JSON.stringify(query);

  async function buildNow(key: string, query: StoreQuery): Promise<CompanyOrder> {
    const startedAt = performance.now();
    const revision = changes;
    const numbers = await build(query);
    const builtAt = performance.now();
    keep(key, { numbers, revision, buildMs: builtAt - startedAt, builtAt });
    return { numbers, revision };
  }

  function keep(key: string, list: Kept): void {
    lists.delete(key);
    lists.set(key, list);
    const [oldest] = lists.keys();
    if (lists.size > keptLists && oldest !== undefined) lists.delete(oldest);
  }

  function start(key: string, query: StoreQuery): Promise<CompanyOrder> {
    const started = buildNow(key, query).finally(() => building.delete(key));
    building.set(key, started);
    return started;
  }

  /** Joins a building that is under way, and builds once more where a change came after it began. */
  async function rebuild(query: StoreQuery): Promise<CompanyOrder> {
    const key = keyOf(query);
    const wanted = changes;
    const order = await (building.get(key) ?? start(key, query));
    return order.revision >= wanted ? order : (building.get(key) ?? start(key, query));
  }

  /** Builds a list anew behind the one that is shown, as soon as that one has rested. */
  function rebuildBehind(query: StoreQuery, list: Kept): void {
    const key = keyOf(query);
    if (building.has(key) || resting.has(key)) return;
    const restMs = list.builtAt + list.buildMs * restFactor - performance.now();
    const timer = setTimeout(
      () => {
        resting.delete(key);
        rebuild(query).then(
          () => events.publish('company:changed', reordered, { many: true }),
          () => undefined,
        );
      },
      Math.max(restMs, 0),
    );
    timer.unref();
    resting.set(key, timer);
  }

  return {
    async get(query: StoreQuery): Promise<CompanyOrder> {
      const list = lists.get(keyOf(query));
      if (!list) return rebuild(query);
      if (list.revision === changes) return list;
      if (!isLarge()) return rebuild(query);
      rebuildBehind(query, list);
      return list;
    },
    getFresh: rebuild,
    /** The list as it is now, built anew only where something changed since. */
    async getTrue(query: StoreQuery): Promise<CompanyOrder> {
      const list = lists.get(keyOf(query));
      return list?.revision === changes ? list : rebuild(query);
    },
    /** The list without companies that turned out to be gone: cheaper than to build it anew, and as true as it was. */
    getWithout(query: StoreQuery, gone: ReadonlySet<number>): Promise<CompanyOrder> | CompanyOrder {
      const key = keyOf(query);
      const list = lists.get(key);
      if (!list || !isLarge()) return rebuild(query);
      const numbers = list.numbers.filter((no) => !gone.has(no));
      keep(key, { ...list, numbers });
      if (list.revision !== changes) rebuildBehind(query, list);
      return { numbers, revision: list.revision };
    },
    close(): void {
      unsubscribe();
      for (const timer of resting.values()) clearTimeout(timer);
    },
  };
}
