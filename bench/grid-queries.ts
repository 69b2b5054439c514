// What the grid asks of a million companies with 12 custom fields: windows of any order, filters with their count, searches, facets. Each
// is measured against the plainest SQL that reads the same, in turn.
import { close, openReadable, type ReadDb } from '../electron/store/database.ts';
import { storeFileIn } from '../electron/store/open-store.ts';
import { openClient, type Client } from './client.ts';
import { gridPath, measureInGridStore } from './grid-store.ts';
import { untilIndexed } from './index-wait.ts';
import { median, type Figure } from './stats.ts';

const rounds = 15;

type Rows = { total: number };
type Query = Record<string, unknown>;

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const rowsOf = (client: Client, query: Query, offset = 0): Promise<Rows> =>
  client.call('POST', '/v1/company-rows', { ...query, offset, limit: 100 });

const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

const orders: Record<string, string> = {
  'text field': gridPath('Owner note'),
  number: gridPath('ARR'),
  date: gridPath('Signed'),
  select: gridPath('Stage'),
  name: 'name',
};

/** The first window of an order that nothing is known of, and windows at any depth after it. */
async function measureOrders(client: Client, rows: number): Promise<Figure[]> {
  const firsts: { what: string; ms: number }[] = [];
  const ratios: number[] = [];
  await rowsOf(client, {});
  for (const [what, sort] of Object.entries(orders)) {
    firsts.push({ what, ms: await timed(() => rowsOf(client, { sort })) });
    for (let round = 0; round < rounds; round += 1) {
      const offset = Math.floor((rows * (round + 0.5)) / rounds);
      const byRowid = await timed(() => rowsOf(client, {}, offset));
      ratios.push((await timed(() => rowsOf(client, { sort }, offset))) / byRowid);
    }
  }
  const slowest = firsts.reduce((worst, one) => (one.ms > worst.ms ? one : worst));
  const ratio = median(ratios);
  return [
    {
      what: 'First window of an order that is not indexed, the slowest of five',
      value: ms(slowest.ms),
      limit: '≤ 1,200 ms',
      holds: slowest.ms <= 1200,
      detail: firsts.map((one) => `${one.what} ${ms(one.ms)}`).join(', '),
    },
    {
      what: 'Window of 100 rows at any depth of any order against by row number',
      value: `${ratio.toFixed(2)} ×`,
      limit: '≤ 3 ×',
      holds: ratio <= 3,
      detail: `median of ${ratios.length} pairs`,
    },
  ];
}

const filters: { what: string; filter: object; sql: string }[] = [
  {
    what: 'industry is',
    filter: { field: 'industry', operator: 'eq', value: 'Dairy' },
    sql: "industry = 'Dairy'",
  },
  {
    what: 'name like',
    filter: { field: 'name', operator: 'like', value: '%kalo%' },
    sql: "name LIKE '%kalo%'",
  },
  {
    what: 'number over',
    filter: { field: gridPath('ARR'), operator: 'gt', value: 900_000 },
    sql: "CAST(custom ->> '$.f3' AS REAL) > 900000",
  },
  {
    what: 'tier in, and a date',
    filter: {
      and: [
        { field: gridPath('Tier'), operator: 'in', value: ['A', 'B'] },
        { field: gridPath('Next review'), operator: 'gte', value: '2020-01-01' },
      ],
    },
    sql: "custom ->> '$.f7' IN (70, 71) AND custom ->> '$.f5' >= '2020-01-01'",
  },
];

/** The first window with its total, which reads the whole list, and a count alone. */
async function measureFilters(client: Client, db: ReadDb): Promise<Figure> {
  const details: string[] = [];
  const ratios: number[] = [];
  for (const { what, filter, sql } of filters) {
    const pairs: { ours: number; raw: number }[] = [];
    for (let round = 0; round < 5; round += 1) {
      const raw = await timed(() => db.sql(`SELECT count(*) FROM company WHERE ${sql}`).get());
      // Another filter to the kept lists each time.
      const fresh = { and: [filter, { field: 'version', operator: 'gte', value: -round }] };
      pairs.push({ raw, ours: await timed(() => rowsOf(client, { filter: fresh })) });
    }
    const ratio = median(pairs.map(({ ours, raw }) => ours / raw));
    ratios.push(ratio);
    details.push(`${what} ${ratio.toFixed(2)} × (${ms(median(pairs.map(({ ours }) => ours)))})`);
  }
  const worst = Math.max(...ratios);
  return {
    what: 'Filter with its count and first window against the raw SQL count, the worst of four',
    value: `${worst.toFixed(2)} ×`,
    limit: '≤ 2 ×',
    holds: worst <= 2,
    detail: details.join(', '),
  };
}

async function measureFacets(client: Client): Promise<Figure> {
  const fields = ['industry', 'countryCode', 'foundationYear', gridPath('Tier'), gridPath('ARR')];
  const filter = { field: 'industry', operator: 'in', value: ['Dairy', 'Optics'] };
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1)
    times.push(await timed(() => client.call('POST', '/v1/companies/facets', { query: { filter }, fields })));
  const value = await timed(() => client.call('GET', '/v1/companies/values?field=industry&prefix=me'));
  return {
    what: 'Facets of five fields beside a filter on one of them',
    value: ms(median(times)),
    limit: '—',
    holds: true,
    detail: `median of 3; values to suggest for an editor in ${ms(value)}`,
  };
}

/** With the index as it is made in the background, and before it is there. */
async function measureSearch(client: Client, dataDir: string, rows: number): Promise<Figure> {
  const looked = await timed(() => rowsOf(client, { q: 'kalo dor' }));
  const start = performance.now();
  await untilIndexed(dataDir, rows);
  const made = performance.now() - start;
  const times: string[] = [];
  for (const q of ['kalomi', 'ka', 'k', 'de1', 'info kalo'])
    times.push(`“${q}” ${ms(await timed(() => rowsOf(client, { q })))}`);
  const first = await timed(() => rowsOf(client, { q: 'dor kalo' }));
  return {
    what: 'Search by the beginnings of two words, first window with its total',
    value: ms(first),
    limit: '—',
    holds: true,
    detail: `${ms(looked)} before the index is there, which takes ${(made / 1000).toFixed(0)} s in the background; ${times.join(', ')}`,
  };
}

export async function measureGridQueries(dataDir: string, rows: number): Promise<Figure[]> {
  const client = openClient(dataDir);
  const db = openReadable(storeFileIn(dataDir));
  try {
    const search = await measureSearch(client, dataDir, rows);
    return [
      ...(await measureOrders(client, rows)),
      await measureFilters(client, db),
      await measureFacets(client),
      search,
    ];
  } finally {
    close(db);
    await client.close();
  }
}

if (import.meta.main) await measureInGridStore(measureGridQueries);
