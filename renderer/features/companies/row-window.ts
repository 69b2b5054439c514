// The rows of a long sorted list that are in memory: whole pages round what is on screen. It loads what is shown,
// keeps old rows on screen while new ones are fetched, and knows nothing of companies or of HTTP.

export type RowPage<Row> = { items: readonly Row[]; total: number; revision: number };
export type LoadPage<Row> = (offset: number, limit: number) => Promise<RowPage<Row>>;

/** What can be shown now. A new object whenever a row, the total or the failure changed. */
export type RowView<Row> = {
  /** Rows in the whole list; null until the first answer. */
  total: number | null;
  /** The last failure, until something is loaded again. */
  error: unknown;
  rowAt: (index: number) => Row | null;
  /** Where a row stands among the newest answers, or null. */
  indexOf: (id: string) => number | null;
};

type Held<Row> = { rows: readonly Row[]; epoch: number };

const pageRows = 100;
const heldPages = 60;
const parallelLoads = 2;

export class RowWindow<Row extends { id: string }> {
  readonly #load: LoadPage<Row>;
  readonly #pages = new Map<number, Held<Row>>();
  readonly #listeners = new Set<() => void>();
  readonly #loading = new Set<number>();
  #wanted: readonly number[] = [];
  /** Grows with every refresh: a page of an older epoch is shown until its newer self has come. */
  #epoch = 0;
  #view: RowView<Row>;

  constructor(load: LoadPage<Row>) {
    this.#load = load;
    this.#view = { total: null, error: null, rowAt: this.#rowAt, indexOf: this.#indexOf };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getView = (): RowView<Row> => this.#view;

  readonly #rowAt = (index: number): Row | null =>
    this.#pages.get(Math.floor(index / pageRows))?.rows[index % pageRows] ?? null;

  readonly #indexOf = (id: string): number | null => {
    for (const [page, { rows, epoch }] of this.#pages) {
      const at = epoch === this.#epoch ? rows.findIndex((row) => row.id === id) : -1;
      if (at >= 0) return page * pageRows + at;
    }
    return null;
  };

  /** Says which rows are on screen; loads what is missing of them, then of their neighbours. */
  show(first: number, last: number): void {
    const from = Math.floor(Math.max(first, 0) / pageRows);
    const to = Math.floor(Math.max(last, 0) / pageRows);
    const visible = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    this.#wanted = [...visible, to + 1, from - 1].filter((page) => page >= 0 && this.#exists(page));
    if (this.#view.error === null) this.#fill();
  }

  /** The list has changed: fetches what is on screen again. */
  refresh(): void {
    this.#epoch += 1;
    this.retry();
  }

  /** Goes on after a failure. */
  retry(): void {
    if (this.#view.error !== null) this.#set({ error: null });
    if (this.#wanted.length === 0) this.#wanted = [0];
    this.#fill();
  }

  #exists(page: number): boolean {
    return page === 0 || this.#view.total === null || page * pageRows < this.#view.total;
  }

  #isFresh(page: number): boolean {
    return this.#pages.get(page)?.epoch === this.#epoch;
  }

  #fill(): void {
    while (this.#loading.size < parallelLoads) {
      const page = this.#wanted.find((wanted) => !this.#isFresh(wanted) && !this.#loading.has(wanted));
      if (page === undefined) return;
      this.#loading.add(page);
      void this.#fetch(page, this.#epoch);
    }
  }

  async #fetch(page: number, epoch: number): Promise<void> {
    try {
      const answer = await this.#load(page * pageRows, pageRows);
      this.#loading.delete(page);
      this.#hold(page, { rows: answer.items, epoch });
      this.#wanted = this.#wanted.filter((wanted) => wanted === 0 || wanted * pageRows < answer.total);
      this.#set({ total: answer.total, error: null });
      this.#fill();
    } catch (error) {
      this.#loading.delete(page);
      this.#set({ error });
    }
  }

  #hold(page: number, held: Held<Row>): void {
    this.#pages.delete(page);
    this.#pages.set(page, held);
    for (const old of this.#pages.keys()) {
      if (this.#pages.size <= heldPages) return;
      if (!this.#wanted.includes(old)) this.#pages.delete(old);
    }
  }

  #set(change: { total?: number; error: unknown }): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
