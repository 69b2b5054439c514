// The choices that a column offers.
import { employeeRanges } from '../../../../../shared/schema/company.ts';
import { listCountries } from '../../../../lib/countries.ts';
import { rangeText } from '../../../../lib/format.ts';
import type { CellKind } from '../columns/grid-column.ts';
import type { Choice } from './choice-popover.tsx';

export function choicesOf(kind: CellKind): Choice[] {
  if (kind.type === 'employeeRange')
    return employeeRanges.map((value) => ({ value, label: rangeText(value) }));
  if (kind.type === 'country')
    return listCountries().map(({ code, name }) => ({ value: code, label: name, hint: code }));
  if (kind.type === 'select' || kind.type === 'multiSelect')
    return kind.options.map(({ label, color }) => ({ value: label, label, color }));
  return [];
}
