// rowbench profile: what stands in the columns of a file, counted over the whole of it, as the Columns step shows it.
import type { ColumnProfile } from '../../../shared/schema/profile.ts';
import { CliError } from './cli-error.ts';
import { describeColumn } from './describe-profile.ts';
import { count, outJson, outLines, plural } from './print.ts';
import { profileOf, withSource, type ProfiledSource, type SourceOptions } from './with-source.ts';

export function profile(file: string, options: SourceOptions & { column?: string }): Promise<void> {
  return withSource(file, options, async (api, source) => {
    const read = await profileOf(api, source);
    const columns = chosen(read, options.column);
    if (options.json) outJson(answerOf(read, columns));
    else outLines(describe(read, columns, options.column !== undefined));
  });
}

function chosen({ source, profile: { columns } }: ProfiledSource, name: string | undefined): ColumnProfile[] {
  if (name === undefined) return columns;
  const found = columns.filter(({ key }) => key === name);
  if (found.length > 0) return found;
  const known = columns.map(({ key }) => `"${key}"`).join(', ');
  throw new CliError('unknown_column', `${source.file_name} has no column "${name}". It has ${known}.`);
}

const answerOf = ({ source }: ProfiledSource, columns: readonly ColumnProfile[]) => ({
  file_name: source.file_name,
  row_count: source.row_count,
  columns,
});

function describe({ source }: ProfiledSource, columns: readonly ColumnProfile[], inFull: boolean): string[] {
  const rows = source.row_count ?? 0;
  const title = `${source.file_name}: ${plural(rows, 'row')}, ${count(source.columns.length)} columns`;
  return [title, ...columns.flatMap((column) => ['', ...describeColumn(column, inFull)])];
}
