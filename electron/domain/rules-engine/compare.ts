// Whether a value is as a condition wants it. Of a list the condition holds where it does for an entry, and one that begins with
// `not_` where it does for none. Texts are compared without regard to case; what is wanted as a number is compared as one.
import type { RuleOperator, RuleScalar, RuleValue } from '../../../shared/schema/rule-conditions.ts';
import { foldCase } from '../../lib/fold-case.ts';
import { remember } from '../../lib/remember.ts';
import { isNothing } from '../companies/same-value.ts';
import type { Budget } from './budget.ts';
import { matchesPattern, patternWork } from './pattern.ts';

type Positive = Exclude<RuleOperator, 'empty' | 'not_empty' | `not_${string}`>;
/** As it is compared. */
type TextOf = (value: RuleScalar) => string;
type Holds = (actual: RuleScalar, wanted: RuleScalar, textOf: TextOf, budget: Budget) => boolean;

/** A long text takes its time to fold: once, however many it is compared with. */
function createFolder(): TextOf {
  const fold = remember(foldCase);
  return (value) => fold(String(value));
}

const isNumeric = (text: string): boolean => /^\s*[+-]?\d+(\.\d+)?\s*$/.test(text);

function numberOf(value: RuleScalar): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && isNumeric(value) ? Number(value) : null;
}

/** Below, at or above zero; null where the two cannot be compared. Days and times stand in the order of their texts. */
function order(actual: RuleScalar, wanted: RuleScalar, textOf: TextOf): number | null {
  const [one, other] = [numberOf(actual), numberOf(wanted)];
  if (one !== null && other !== null) return one - other;
  if (typeof wanted === 'number') return null;
  const [text, than] = [textOf(actual), textOf(wanted)];
  if (text === than) return 0;
  return text < than ? -1 : 1;
}

const isSame: Holds = (actual, wanted, textOf) =>
  typeof wanted === 'number' ? numberOf(actual) === wanted : textOf(actual) === textOf(wanted);

const ordered =
  (holds: (sign: number) => boolean): Holds =>
  (actual, wanted, textOf) => {
    const sign = order(actual, wanted, textOf);
    return sign !== null && holds(sign);
  };

const operators: Readonly<Record<Exclude<Positive, 'in'>, Holds>> = {
  eq: isSame,
  contains: (actual, wanted, textOf) => textOf(actual).includes(textOf(wanted)),
  starts_with: (actual, wanted, textOf) => textOf(actual).startsWith(textOf(wanted)),
  ends_with: (actual, wanted, textOf) => textOf(actual).endsWith(textOf(wanted)),
  matches(actual, wanted, textOf, budget) {
    const [text, pattern] = [textOf(actual), textOf(wanted)];
    budget.spend(patternWork(text, pattern) / 100);
    return matchesPattern(text, pattern);
  },
  gt: ordered((sign) => sign > 0),
  gte: ordered((sign) => sign >= 0),
  lt: ordered((sign) => sign < 0),
  lte: ordered((sign) => sign <= 0),
};

export const isScalar = (value: unknown): value is RuleScalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** What is compared one by one: an object is nothing that can be. */
export const entriesOf = (value: unknown): unknown[] => {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
};

export function holds(
  operator: RuleOperator,
  actual: unknown,
  wanted: RuleValue | null,
  budget: Budget,
): boolean {
  budget.spend(1);
  if (operator === 'empty') return actual === '' || isNothing(actual);
  if (operator === 'not_empty') return !holds('empty', actual, null, budget);
  if (operator === 'not_eq') return !isAny('eq', actual, wanted, budget);
  if (operator === 'not_in') return !isAny('in', actual, wanted, budget);
  if (operator === 'not_contains') return !isAny('contains', actual, wanted, budget);
  return isAny(operator, actual, wanted, budget);
}

/** A long text takes longer to compare. */
const workOf = (entry: RuleScalar): number => (typeof entry === 'string' ? 1 + entry.length / 100 : 1);

function isAny(operator: Positive, actual: unknown, wanted: RuleValue | null, budget: Budget): boolean {
  const values = entriesOf(wanted).filter(isScalar);
  const each = operators[operator === 'in' ? 'eq' : operator];
  const textOf = createFolder();
  return entriesOf(actual).some((entry) => {
    if (!isScalar(entry)) return false;
    budget.spend(values.length * workOf(entry));
    return values.some((value) => each(entry, value, textOf, budget));
  });
}
