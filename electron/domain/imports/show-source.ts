// A source as the wire shows it, with what its sample's values would fail with under the suggested targets.
import { companyFields } from '../../../shared/schema/company.ts';
import type { Mapping, Source, SourceColumn } from '../../../shared/schema/import.ts';
import type { SourceRecipe } from '../../../shared/schema/recipe-use.ts';
import { plainFormat } from '../../../shared/schema/source-format.ts';
import { isoTime } from '../../lib/clock.ts';
import type { ReadDb } from '../../store/database.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { withCustomSuggestions } from '../mapping/suggest-custom.ts';
import type { StoredSource } from '../../store/sources.ts';
import { listTargets } from './cells/convert-cell.ts';
import { decideColumn, isAmbiguous } from './cells/decide-column.ts';
import { findPeopleColumns } from './people/find-people-columns.ts';
import { prepareRow } from './prepare-row.ts';
import type { SourceReading } from './formats/inspect-place.ts';

/** Sources of an earlier version of the program have no format: they were all delimited. */
export const readingOf = (source: StoredSource): SourceReading => ({
  ...plainFormat,
  ...(JSON.parse(source.reading) as SourceReading),
});

/** With what is suggested now: custom fields come and go. */
export function suggestedReading(db: ReadDb, source: StoredSource): SourceReading {
  const reading = readingOf(source);
  return { ...reading, columns: withCustomSuggestions(reading.columns, definitionsOf(db)) };
}

export function showSource(db: ReadDb, source: StoredSource, recipe: SourceRecipe | null = null): Source {
  const reading = suggestedReading(db, source);
  return {
    id: source.id,
    file_name: source.fileName,
    byte_size: source.byteSize,
    status: source.status,
    failure: source.failure,
    ...reading,
    columns: reading.columns.map(withWarnings),
    people: findPeopleColumns(reading.columns),
    row_count: source.rowCount,
    recipe,
    created_at: isoTime(source.createdAtMs),
  };
}

/** The mapping that the reading suggests; columns without a field are left out. */
export const suggestedMapping = ({ columns }: Pick<SourceReading, 'columns'>): Mapping =>
  Object.fromEntries(
    columns
      .filter(({ suggestion }) => suggestion.target !== 'ignore')
      .map(({ key, suggestion }) => [key, suggestion.target]),
  );

function withWarnings(column: SourceColumn): SourceColumn {
  const field = companyFields.find((name) => name === column.suggestion.target);
  if (!field) return column;
  const plan = {
    columns: [column.key],
    fields: [{ field, list: listTargets.has(field), cells: [0] }],
    rules: {},
  };
  const isDecided = decideColumn(field, column.samples).question === null;
  const messages = column.samples.flatMap((sample) => {
    const row = prepareRow(plan, [sample]);
    const issues = row.kind === 'failed' ? row.issues : [];
    return issues.filter(({ code }) => !isDecided || !isAmbiguous(code)).map(({ message }) => message);
  });
  return { ...column, warnings: [...new Set([...column.warnings, ...messages])] };
}
