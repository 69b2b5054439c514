// The scores as a table, and docs/reading-files.md round it.
import { introduction } from './introduction.ts';
import type { Measure, Score } from './score.ts';

export type Result = { group: string; name: string; score: Score; said: number };

const percent = (share: number): string => (share === 1 ? '100' : (Math.floor(share * 1000) / 10).toFixed(1));
const both = ({ precision, recall }: Measure): string => `${percent(precision)} / ${percent(recall)}`;

function rowsOf(results: readonly Result[]): string[] {
  return results.map(
    ({ name, score: { header, record, cell }, said }) =>
      `| ${name.replaceAll('|', '\\|')} | ${both(header)} | ${both(record)} | ${both(cell)} | ${percent(said)} |`,
  );
}

export function pageOf(results: readonly Result[]): { table: string; text: string } {
  const groups = [...new Set(results.map(({ group }) => group))];
  const sections = groups.map((group) => {
    const rows = rowsOf(results.filter((result) => result.group === group));
    return [
      `### ${group}`,
      '',
      '| fault | header | records | cells | said |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  const table = sections.join('\n\n');
  return { table, text: `${introduction}\n${table}\n` };
}
