// What decides how the ambiguous cells of a column are read: any cell with only one reading, over the whole column. It never
// counts votes: cells that contradict each other decide nothing, and a person is asked.
import { msg, t } from '../../../../shared/messages/message.ts';
import type { CompanyField } from '../../../../shared/schema/company.ts';
import type { ColumnDecision, DateOrder } from '../../../../shared/schema/import-rules.ts';
import { quoted } from '../../companies/field-result.ts';
import { readNumberCell } from '../extras/convert-number.ts';
import type { ExtraTarget } from '../extras/extra-target.ts';
import { readAmount } from './amount.ts';
import { orderNames } from './convert-date.ts';
import { readDate } from './date-text.ts';
import type { Decimal } from './number-text.ts';
import { anyOf } from '../../../lib/say.ts';

const mostExamples = 3;

/** Takes the distinct values of a column with their counts, or each cell as it comes. */
export type ColumnDecider = { add(value: string, cells?: number): void; decision(): ColumnDecision };

/** `allows`: the choices under which the cell reads; null where it says nothing. `readings`: where it has several. */
type Cell<Choice extends string> = {
  allows: readonly Choice[] | null;
  readings: Partial<Record<Choice, string>> | null;
};

/** Null for a field whose cells read in one way only. */
export function createColumnDecider(field: CompanyField): ColumnDecider | null {
  if (field === 'fundingRaised') return createDecider('decimal', signs, readAmountCell, signNames);
  return field === 'lastFundingDate' ? createDecider('date_order', orders, readDateCell, orderNames) : null;
}

/** The same for a custom field. */
export function createExtraDecider(target: ExtraTarget): ColumnDecider | null {
  const type = target.kind === 'field' ? target.field.type : null;
  if (type === 'numericField') return createDecider('decimal', signs, readNumberCell, signNames);
  return type === 'dateField' ? createDecider('date_order', orders, readDateCell, orderNames) : null;
}

export function decideColumn(field: CompanyField, values: Iterable<string>): ColumnDecision {
  const decider = createColumnDecider(field);
  if (!decider) return undecided;
  for (const value of values) decider.add(value);
  return decider.decision();
}

/** Of a cell that a decision about its column would read. */
export const isAmbiguous = (code: string): boolean =>
  code === 'ambiguous_date' || code === 'ambiguous_number';

const undecided: ColumnDecision = { question: null, evidence: '', ambiguous: { cells: 0, examples: [] } };

const signs: readonly Decimal[] = ['.', ','];
const signNames: Record<Decimal, string> = {
  '.': msg('read with a decimal point'),
  ',': msg('read with a decimal comma'),
};
const orders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd', 'serial'];

function readAmountCell(text: string): Cell<Decimal> {
  const amount = readAmount(text);
  // What is read without a rule stays read so under a decision: it speaks for its own reading.
  if (amount?.kind === 'two')
    return amount.usual === undefined
      ? { allows: null, readings: amount.readings }
      : { allows: [amount.usual], readings: null };
  return { allows: amount?.kind === 'one' && amount.shows ? [amount.shows] : null, readings: null };
}

function readDateCell(text: string): Cell<DateOrder> {
  const date = readDate(text);
  if (date?.kind === 'many') return { allows: Object.keys(date.days) as DateOrder[], readings: date.days };
  // A date of any other form rules out that the column counts days.
  if (date?.kind === 'one') return { allows: date.orders ?? ['dmy', 'mdy', 'ymd'], readings: null };
  return { allows: text === '' ? null : ['dmy', 'mdy', 'ymd'], readings: null };
}

function createDecider<Choice extends string>(
  question: 'date_order' | 'decimal',
  choices: readonly Choice[],
  read: (text: string) => Cell<Choice>,
  names: Record<Choice, string>,
): ColumnDecider {
  let left: readonly Choice[] = choices;
  const telling: { value: string; allows: readonly Choice[] }[] = [];
  const examples: ColumnDecision['ambiguous']['examples'] = [];
  let cells = 0;

  const narrow = (value: string, allows: readonly Choice[]): void => {
    const kept = left.filter((choice) => allows.includes(choice));
    if (kept.length === left.length) return;
    left = kept;
    telling.push({ value, allows });
  };

  type Example = (typeof examples)[number];
  const within = ({ value, readings }: Example): Example => ({
    value,
    readings: readings.filter(({ choice }) => left.some((one) => one === choice)),
  });

  const decision = (): ColumnDecision => {
    const ambiguous = { cells, examples: left.length > 1 ? examples.map(within) : examples };
    const [only, ...others] = left;
    if (cells === 0) return undecided;
    if (only === undefined) return { question, evidence: against(telling, names), ambiguous };
    if (others.length > 0) return { question, evidence: '', ambiguous };
    return { question: null, [question]: only, evidence: evidenceFor(telling, only, names), ambiguous };
  };

  return {
    add(raw, times = 1) {
      const value = raw.trim();
      const { allows, readings } = read(value);
      if (readings) {
        cells += times;
        if (examples.length < mostExamples) examples.push({ value, readings: listed(readings) });
      }
      if (allows) narrow(value, allows);
    },
    decision,
  };
}

const listed = (readings: Partial<Record<string, string>>) =>
  Object.entries(readings).map(([choice, reads]) => ({ choice, reads: reads ?? '' }));

type Telling<Choice> = readonly { value: string; allows: readonly Choice[] }[];

/** The cell that leaves one reading, or what each of those rules out that do so together. */
function evidenceFor<Choice extends string>(
  telling: Telling<Choice>,
  only: Choice,
  names: Record<Choice, string>,
): string {
  if (only === 'serial')
    return t('all cells are day numbers such as {value}', { value: quoted(telling.at(-1)?.value ?? '') });
  const sure = telling.find(({ allows }) => allows.length === 1);
  if (sure) return t('{value} can only be {only}', { value: quoted(sure.value), only: t(names[only]) });
  const others = (Object.keys(names) as Choice[]).filter((choice) => choice !== only && choice !== 'serial');
  return telling
    .map(({ value, allows }) => ({ value, out: others.filter((choice) => !allows.includes(choice)) }))
    .filter(({ out }) => out.length > 0)
    .map(({ value, out }) =>
      t('{value} cannot be {out}', { value: quoted(value), out: anyOf(out.map((one) => t(names[one]))) }),
    )
    .join(', ');
}

function against<Choice extends string>(
  telling: readonly { value: string; allows: readonly Choice[] }[],
  names: Record<Choice, string>,
): string {
  const [one, other] = telling.slice(-2);
  if (!one || !other) return '';
  const said = ({ value, allows }: { value: string; allows: readonly Choice[] }) =>
    allows.length > 2
      ? t('{value} is no day number', { value: quoted(value) })
      : t('{value} is {allowed}', {
          value: quoted(value),
          allowed: anyOf(allows.map((choice) => t(names[choice]))),
        });
  return t('{one}, {other}: the cells contradict each other', { one: said(one), other: said(other) });
}
