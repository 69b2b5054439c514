// The columns of the grid: fields that something is proposed for. One that is decided meanwhile stays, so that nothing jumps under the
// hand.
import { useState } from 'react';
import { companyFields } from '../../../../shared/schema/company.ts';
import type { EntityType } from '../../../../shared/schema/enrichment.ts';
import { personFields } from '../../../../shared/schema/person.ts';
import type { ReviewFilter, ReviewOverview, ReviewTab } from '../../../../shared/schema/review.ts';

const orders: Record<EntityType, readonly string[]> = { company: companyFields, person: personFields };

export function useColumns(
  entity: EntityType,
  { byField }: ReviewOverview,
  tab: ReviewTab,
  { field }: ReviewFilter,
): readonly string[] {
  const list = `${tab} ${field ?? ''}`;
  const [kept, setKept] = useState<{ list: string; columns: readonly string[] }>({ list: '', columns: [] });
  const before = kept.list === list ? kept.columns : [];
  const now = byField.filter((one) => one[tab] > 0).map((one) => one.field);
  const added = now.filter((one) => (field === undefined || one === field) && !before.includes(one));
  if (kept.list === list && added.length === 0) return before;
  const columns = sorted([...before, ...added], orders[entity]);
  setKept({ list, columns });
  return columns;
}

/** As the record shows them; those that it does not know come last. */
function sorted(fields: readonly string[], order: readonly string[]): string[] {
  const place = (field: string): number => {
    const at = order.indexOf(field);
    return at < 0 ? order.length : at;
  };
  return fields.toSorted((one, other) => place(one) - place(other));
}
