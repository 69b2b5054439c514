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
  /** Newer selves of shown pages. They take their places together: pages of two ages would repeat or lose rows. */
  readonly #staged = new Map<number, Held<Row>>();
  readonly #listeners = new Set<() => void>();
  readonly #loading = new Set<number>();
  #wanted: readonly number[] = [];
  /** Grows with every refresh. */
  #epoch = 0;
  #isRefreshDue = false;
  #newestTotal: number | null = null;
  #view: RowView<Row>;
  #outline: RowView<Row>;

  constructor(load: LoadPage<Row>) {
    this.#load = load;
    this.#view = { total: null, error: null, rowAt: this.#rowAt, indexOf: this.#indexOf };
    this.#outline = this.#view;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getView = (): RowView<Row> => this.#view;

  /** The view, new only when the total or the failure changed: for what stands round the rows and shows none. */
  readonly getOutline = (): RowView<Row> => this.#outline;

  readonly #rowAt = (index: number): Row | null =>
    this.#pages.get(Math.floor(index / pageRows))?.rows[index % pageRows] ?? null;

  readonly #indexOf = (id: string): number | null => {
    for (const [page, { rows, epoch }] of this.#pages) {
      const at = epoch === this.#epoch ? rows.findIndex((row) => row.id === id) : -1;
      if (at >= 0) return page * pageRows + at;
    }
    return null;
  };

  /** Rows of the same list for whoever needs them without showing them. */
  read(offset: number, limit: number): Promise<RowPage<Row>> {
    return this.#load(offset, limit);
  }

  /** Says which rows are on screen; loads what is missing of them, then of their neighbours. */
  show(first: number, last: number): void {
    const from = Math.floor(Math.max(first, 0) / pageRows);
    const to = Math.floor(Math.max(last, 0) / pageRows);
    const visible = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    this.#wanted = [...visible, to + 1, from - 1].filter((page) => page >= 0 && this.#exists(page));
    if (this.#view.error === null) this.#fill();
  }

  /** The list has changed: fetches what is on screen again, after a refresh that is still under way. */
  refresh(): void {
    if (this.#wanted.length === 0) this.#wanted = [0];
    this.#isRefreshDue = true;
    if (this.#view.error !== null) this.#set({ error: null });
    this.#fill();
  }

  /** Puts a newer self of a row wherever the old one is held, until the next answer tells of both. */
  replace(row: Row): void {
    let isHeld = false;
    for (const pages of [this.#pages, this.#staged]) {
      for (const [page, held] of pages) {
        const at = held.rows.findIndex(({ id }) => id === row.id);
        if (at < 0) continue;
        pages.set(page, { ...held, rows: held.rows.with(at, row) });
        isHeld = true;
      }
    }
    if (isHeld) this.#set({});
  }

  /** Goes on after a failure. */
  retry(): void {
    if (this.#wanted.length === 0) this.#wanted = [0];
    this.#set({ error: null });
    this.#fill();
  }

  #exists(page: number): boolean {
    return page === 0 || this.#newestTotal === null || page * pageRows < this.#newestTotal;
  }

  #isFresh(page: number): boolean {
    return this.#staged.has(page) || this.#pages.get(page)?.epoch === this.#epoch;
  }

  #fill(): void {
    const stale = this.#wanted.filter((page) => !this.#isFresh(page));
    if (stale.length === 0) this.#settle();
    if (stale.length === 0 && this.#isRefreshDue) {
      this.#isRefreshDue = false;
      this.#epoch += 1;
      return this.#fill();
    }
    for (const page of stale.filter((wanted) => !this.#loading.has(wanted))) {
      if (this.#loading.size >= parallelLoads) return undefined;
      this.#loading.add(page);
      void this.#fetch(page, this.#epoch);
    }
    return undefined;
  }

  async #fetch(page: number, epoch: number): Promise<void> {
    try {
      const answer = await this.#load(page * pageRows, pageRows);
      this.#loading.delete(page);
      this.#accept(page, { rows: answer.items, epoch }, answer.total);
      this.#fill();
    } catch (error) {
      this.#loading.delete(page);
      this.#set({ error });
    }
  }

  #accept(page: number, held: Held<Row>, total: number): void {
    this.#newestTotal = total;
    this.#wanted = this.#wanted.filter((wanted) => this.#exists(wanted));
    // A page that was asked for before the list changed is better than none, and no better than one that is shown.
    const isShown = this.#pages.has(page);
    if (isShown && held.epoch === this.#epoch) this.#staged.set(page, held);
    if (isShown) return;
    this.#hold(page, held);
    this.#set({ total: this.#staged.size > 0 ? (this.#view.total ?? total) : total, error: null });
  }

  /** All that is on screen has come anew: shows it. */
  #settle(): void {
    if (this.#staged.size === 0) return;
    for (const [page, held] of this.#staged) this.#hold(page, held);
    this.#staged.clear();
    this.#set({ total: this.#newestTotal, error: null });
  }

  #hold(page: number, held: Held<Row>): void {
    this.#pages.delete(page);
    this.#pages.set(page, held);
    for (const old of this.#pages.keys()) {
      if (this.#pages.size <= heldPages) return;
      if (!this.#wanted.includes(old)) this.#pages.delete(old);
    }
  }

  #set(change: Partial<Pick<RowView<Row>, 'total' | 'error'>>): void {
    const { total, error } = this.#view;
    this.#view = { ...this.#view, ...change };
    if (this.#view.total !== total || this.#view.error !== error) this.#outline = this.#view;
    for (const listener of this.#listeners) listener();
  }
}
