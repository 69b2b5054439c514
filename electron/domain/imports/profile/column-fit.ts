// What a field would make of the cells of one column, by the import's own code. Where a cell's type already answers it,
// nothing is converted: a file may have a million of them.
import { companyLimits, type CompanyField } from '../../../../shared/schema/company.ts';
import type { ColumnDecision } from '../../../../shared/schema/import-rules.ts';
import type { Fit, ValueType } from '../../../../shared/schema/profile.ts';
import { createColumnDecider, type ColumnDecider } from '../cells/decide-column.ts';
import { problemFinder, readingOf, type ProblemOf } from './read-value.ts';
import { kinds } from './scan-text.ts';

type Accepts = (text: string, type: ValueType, marks: number) => boolean;

const shortText =
  (limit: number): Accepts =>
  (text, _, marks) =>
    text.length <= limit && (marks & (kinds.wide | kinds.separator)) === 0;

const ofType =
  (...types: ValueType[]): Accepts =>
  (_, type) =>
    types.includes(type);

/** Cells that surely convert. */
const surely: { readonly [F in CompanyField]?: Accepts } = {
  name: shortText(companyLimits.name),
  description: shortText(companyLimits.description),
  industry: shortText(companyLimits.industry),
  taxId: shortText(companyLimits.taxId),
  externalId: shortText(companyLimits.externalId),
  addresses: shortText(companyLimits.addresses),
  phones: shortText(companyLimits.phones),
  tags: shortText(companyLimits.tag),
  domain: ofType('domain', 'url'),
  emails: ofType('email'),
  urls: ofType('domain', 'url'),
  foundationYear: ofType('year'),
};

const examplesKept = 100;
/** Cells that a decision about the whole column reads after all. */
const ambiguous: ReadonlySet<string> = new Set(['ambiguous_date', 'ambiguous_number']);

type Failing = { rows: number; values: number; examples: Fit['examples'] };

export class FitCounter {
  readonly #target: CompanyField;
  readonly #accepts: Accepts | undefined;
  readonly #decider: ColumnDecider | null;
  #problemOf: ProblemOf;
  #primed = false;
  /** Apart: what fails only because the column was not decided yet. */
  readonly #failing: { sure: Failing; ambiguous: Failing } = { sure: none(), ambiguous: none() };

  constructor(target: CompanyField) {
    this.#target = target;
    this.#accepts = surely[target];
    this.#decider = createColumnDecider(target);
    this.#problemOf = problemFinder(target);
  }

  /** All values of the column, before they are taken: they decide how it is read. */
  prime(values: Iterable<{ text: string; count: number }>): void {
    this.#primed = true;
    if (!this.#decider) return;
    for (const { text, count } of values) this.#decider.add(text, count);
    this.#problemOf = problemFinder(this.#target, readingOf(this.#decider.decision()));
  }

  take(text: string, type: ValueType, marks: number, rows: number, row: number): void {
    if (this.#accepts?.(text, type, marks) === true) return;
    if (!this.#primed) this.#decider?.add(text, rows);
    const problem = this.#problemOf(text);
    if (!problem) return;
    const { code, message } = problem;
    const failing = this.#failing[ambiguous.has(code) ? 'ambiguous' : 'sure'];
    note(failing, { value: text, rows, row, code, message });
  }

  /** `exact`: each value was taken once, with all of its rows. */
  result(exact: boolean): { fit: Fit; decision: ColumnDecision | null } {
    const decision = this.#decider?.decision() ?? null;
    const { sure, ambiguous: doubtful } = this.#failing;
    const failing = decision?.question === null && !this.#primed ? [sure] : [sure, doubtful];
    const examples = failing
      .flatMap((one) => one.examples)
      .toSorted((a, b) => b.rows - a.rows || a.row - b.row);
    const values = failing.reduce((sum, one) => sum + one.values, 0);
    const fit = {
      target: this.#target,
      failing_rows: failing.reduce((sum, one) => sum + one.rows, 0),
      failing_values: exact || values <= examples.length ? values : null,
      examples: examples.slice(0, examplesKept),
    };
    return { fit, decision };
  }
}

const none = (): Failing => ({ rows: 0, values: 0, examples: [] });

function note(failing: Failing, example: Fit['examples'][number]): void {
  failing.rows += example.rows;
  const known = failing.examples.find(({ value }) => value === example.value);
  if (known) known.rows += example.rows;
  else {
    failing.values += 1;
    if (failing.examples.length < examplesKept) failing.examples.push(example);
  }
}
