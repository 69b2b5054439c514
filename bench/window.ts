// A window of 100 rows nine tenths down the list, sorted by name against in the order of creation.
import { openClient } from './client.ts';
import { median, type Figure } from './stats.ts';

const rounds = 40;

export async function measureWindow(dataDir: string, rows: number): Promise<Figure> {
  const client = openClient(dataDir);
  const offset = Math.floor(rows * 0.9);
  const paths = {
    name: `/v1/company-rows?sort=name&limit=100&offset=${offset}`,
    rowid: `/v1/company-rows?limit=100&offset=${offset}`,
  };
  const timeOf = async (path: string): Promise<number> => {
    const start = performance.now();
    await client.call('GET', path);
    return performance.now() - start;
  };
  const first = await timeOf(paths.name);
  await timeOf(paths.rowid);
  const ratios: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const byRowid = await timeOf(paths.rowid);
    const byName = await timeOf(paths.name);
    times.push(byName);
    ratios.push(byName / byRowid);
  }
  await client.close();
  const ratio = median(ratios);
  return {
    what: `Window of 100 rows at row ${offset.toLocaleString('en-US')} by name against by row number`,
    value: `${ratio.toFixed(2)} ×`,
    limit: '≤ 3 ×',
    holds: ratio <= 3,
    detail: `median of ${rounds} pairs; ${median(times).toFixed(1)} ms by name, ${first.toFixed(0)} ms the first time`,
  };
}
