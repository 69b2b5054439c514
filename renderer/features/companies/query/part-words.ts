// A part of the filter in a few words, for its chip: "Group" "Coverage", "Employees" "11–1,000".
import { t } from '../../../../shared/messages/message.ts';
import { isAll, isAny, type FilterNode } from '../../../../shared/schema/company-filter.ts';
import { choiceOfFilter, type Bounds, type FacetChoice } from '../../../../shared/schema/facet-choice.ts';
import { onlyField } from '../../../../shared/schema/filter-parts.ts';
import { employeeRanges } from '../../../../shared/schema/company.ts';
import { formatCount, formatDecimal } from '../../../lib/format.ts';
import { draftOfNode, wordsOf } from './operators.ts';
import { findQueryField, labelOfField, type QueryField } from './query-fields.ts';

export type PartWords = { name: string; value: string };

export function describePart(node: FilterNode, fields: readonly QueryField[]): PartWords {
  const path = onlyField(node);
  if (path === null) return { name: '', value: describeAll(node, fields) };
  const field = findQueryField(fields, path);
  return { name: labelOfField(fields, path), value: describeValue(node, field, fields) };
}

function describeValue(node: FilterNode, field: QueryField | null, fields: readonly QueryField[]): string {
  const choice = choiceOfFilter(node);
  if (choice) return describeChoice(choice, field);
  const draft = draftOfNode(node);
  if (!draft) return describeAll(node, fields, false);
  const values = draft.values.map((value) => valueLabel(value, field));
  const words = wordsOf(draft.asked, field?.kind ?? 'text').replace(/ \(.*\)/, '');
  return [words, values.join(', ')].filter((part) => part !== '').join(' ');
}

function describeAll(node: FilterNode, fields: readonly QueryField[], isNamed = true): string {
  if (!isAll(node) && !isAny(node)) {
    const { name, value } = describePart(node, fields);
    return isNamed ? `${name} ${value}` : value;
  }
  const inner = (isAll(node) ? node.and : node.or).map((part) => {
    const text = describeAll(part, fields, isNamed);
    return (isAll(part) && part.and.length > 1) || (isAny(part) && part.or.length > 1) ? `(${text})` : text;
  });
  if (inner.length === 0) return isAll(node) ? t('anything') : t('nothing');
  return inner.join(isAll(node) ? ` ${t('and')} ` : ` ${t('or')} `);
}

export function describeChoice({ values, bounds, presence }: FacetChoice, field: QueryField | null): string {
  const parts = [
    ...(field?.path === 'employeeRange'
      ? employeeRuns(values)
      : values.map((value) => valueLabel(value, field))),
    ...(bounds ? [describeBounds(bounds, field)] : []),
    ...presence.map((one) => (one === 'empty' ? t('empty') : t('has a value'))),
  ];
  return parts.length === 0 ? t('nothing') : parts.join(', ');
}

export function valueLabel(value: string, field: QueryField | null): string {
  const option = field?.options?.find((one) => one.value === value);
  if (option) return option.label;
  return field?.kind === 'number' && /^-?\d+(\.\d+)?$/.test(value) ? formatDecimal(value) : value;
}

/** Neighbouring ranges are told as one: 11-50, 51-200 as 11–200. */
function employeeRuns(values: readonly string[]): string[] {
  const chosen = new Set(values);
  const runs: { from: string; to: string }[] = [];
  let isOpen = false;
  for (const range of employeeRanges) {
    const [from = range, to = '+'] = range.replace('10000+', '10000').split('-');
    const last = runs.at(-1);
    if (!chosen.has(range)) isOpen = false;
    else if (isOpen && last) last.to = to;
    else {
      runs.push({ from, to });
      isOpen = true;
    }
  }
  const others = values.filter((value) => !(employeeRanges as readonly string[]).includes(value));
  return [...runs.map(employeeRun), ...others];
}

const employeeRun = ({ from, to }: { from: string; to: string }): string =>
  to === '+' ? `${formatCount(Number(from))}+` : `${formatCount(Number(from))}–${formatCount(Number(to))}`;

function describeBounds({ gt, gte, lt, lte }: Bounds, field: QueryField | null): string {
  const isTime = field?.kind === 'date' || field?.kind === 'time';
  const show = (value: string): string => valueLabel(value, field);
  const low =
    gte === undefined ? (gt === undefined ? null : t('over {value}', { value: show(gt) })) : show(gte);
  const high =
    lte === undefined ? (lt === undefined ? null : t('under {value}', { value: show(lt) })) : show(lte);
  if (low !== null && high !== null)
    return `${low} – ${high}`.replace(/^(\S+) – (\S+)$/, isTime ? '$1 – $2' : '$1–$2');
  if (low !== null) {
    if (gte === undefined) return isTime ? t('after {value}', { value: show(gt ?? '') }) : low;
    return isTime ? t('from {value}', { value: low }) : `≥ ${low}`;
  }
  if (high !== null) {
    if (lte === undefined) return isTime ? t('before {value}', { value: show(lt ?? '') }) : high;
    return isTime ? t('up to {value}', { value: high }) : `≤ ${high}`;
  }
  return t('any');
}
