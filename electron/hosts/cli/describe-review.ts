// The review of a batch for a person to read: how much is open and decided, by field and by provider, and what came of it.
import type { BulkJob } from '../../../shared/schema/bulk.ts';
import type { ReviewOverview, ReviewSummary } from '../../../shared/schema/review.ts';
import { euros } from './describe-batch.ts';
import { sumLines } from './ledger.ts';
import { columns, count, plural } from './print.ts';

export function describeDecided(job: BulkJob, isTakenBack: boolean): string[] {
  const { status, changed, unchanged, failed, problems, keptCount } = job;
  const verb = isTakenBack ? 'Taken back' : 'Accepted';
  return [
    `${status === 'completed' ? verb : `${verb} in part`}: ${plural(changed, 'record')} changed, ${count(unchanged)} unchanged`,
    ...(keptCount === 0 ? [] : [`  ${plural(keptCount, 'value')} kept: changed since, or taken by now`]),
    ...(failed === 0 ? [] : [`  ${plural(failed, 'value')} could not be written`]),
    ...columns(problems.slice(0, 10).map(({ companyName, message }) => [`  ${companyName}`, message])),
  ];
}

export function describeReview(overview: ReviewOverview, summary: ReviewSummary): string[] {
  const { open, decided, fills, conflicts, confident, total } = overview;
  return [
    ...sumLines([
      ['open', open],
      ['decided', decided],
      ['total', total],
    ]),
    ...(open === 0
      ? []
      : [
          '',
          `Of those open, ${count(fills)} would fill an empty field, ${count(conflicts)} would replace a value; ${count(confident)} are at least 90 % sure.`,
        ]),
    ...byField(overview, summary),
    ...byProvider(overview, summary),
  ];
}

const byField = ({ byField: fields }: ReviewOverview, summary: ReviewSummary): string[] =>
  table(['field', 'open', 'decided', 'filled before', 'now'], fields, ({ field, open, decided }) => {
    const { before = 0, after = 0 } = summary.fields.find((one) => one.field === field) ?? {};
    const share = (n: number): string => `${count(n)} of ${count(summary.records)}`;
    return [field, count(open), count(decided), share(before), share(after)];
  });

const byProvider = ({ byProvider: providers }: ReviewOverview, summary: ReviewSummary): string[] =>
  table(['provider', 'open', 'matched', 'cost', 'a filled cell'], summary.providers, (one) => {
    const { open = 0 } = providers.find(({ provider }) => provider === one.provider) ?? {};
    const matched = `${count(one.matched)} of ${count(one.asked)}`;
    const cell = one.costPerCell === null ? '' : euros(one.costPerCell);
    return [one.provider, count(open), matched, euros(one.cost), cell];
  });

const table = <T>(head: string[], items: readonly T[], rowOf: (item: T) => string[]): string[] =>
  items.length === 0 ? [] : ['', ...columns([head, ...items.map(rowOf)]).map((line) => `  ${line}`)];
