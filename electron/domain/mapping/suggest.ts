// Which company field a column of a file most likely is, and why. Precision before recall: what does not clearly fit is
// left out of the import, and the person decides.
import { t } from '../../../shared/messages/message.ts';
import { fieldLabels, listFields, type CompanyField } from '../../../shared/schema/company.ts';
import type { Suggestion } from '../../../shared/schema/import.ts';
import { candidatesFor, isOurTable, isPersonTable, type Candidate } from './candidates.ts';

export type ColumnSample = { key: string; header: string; samples: string[] };

type Placed = Candidate & { column: number };

const repeatable: ReadonlySet<CompanyField> = new Set([...listFields, 'tags']);

/** One suggestion for each column. A field that holds one value is given to the column that fits it best. */
export function suggestMapping(columns: ColumnSample[]): Suggestion[] {
  const table = {
    ofPersons: isPersonTable(columns),
    isOurs: isOurTable(columns),
    hasValues: columns.some(({ samples }) => samples.length > 0),
  };
  const candidates = columns.map((column) => candidatesFor(column, table));
  const placed = place(candidates);
  return columns.map((_, column) => placed.get(column) ?? leftOut(candidates[column] ?? [], placed, columns));
}

function place(candidates: Candidate[][]): Map<number, Suggestion> {
  const all: Placed[] = candidates.flatMap((list, column) =>
    list.map((candidate) => ({ ...candidate, column })),
  );
  const chosen = new Map<number, Suggestion>();
  const taken = new Set<CompanyField>();
  const hasStreet = all.some(({ field, part }) => field === 'addresses' && part === 'whole');
  for (const { column, field, confidence, reason, part } of all.sort((a, b) => b.confidence - a.confidence)) {
    if (chosen.has(column) || taken.has(field) || (part === 'city' && hasStreet)) continue;
    chosen.set(column, { target: field, confidence: round(confidence), reason });
    if (!repeatable.has(field) || part === 'city') taken.add(field);
  }
  return chosen;
}

const round = (confidence: number): number => Math.round(confidence * 100) / 100;

function leftOut(
  candidates: Candidate[],
  placed: Map<number, Suggestion>,
  columns: ColumnSample[],
): Suggestion {
  const [best] = candidates;
  const winner = [...placed].find(([, { target }]) => target === best?.field);
  const reason =
    best && winner
      ? t('“{column}” fits “{field}” better', {
          column: columns[winner[0]]?.key ?? '',
          field: t(fieldLabels[best.field]),
        })
      : t('no field fits; left as it is');
  return { target: 'ignore', confidence: 0, reason };
}
