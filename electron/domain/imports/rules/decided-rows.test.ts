import { describe, expect, it } from 'vitest';
import type { ImportRules } from '../../../../shared/schema/import-rules.ts';
import type { Mapping } from '../../../../shared/schema/import.ts';
import type { InputRow } from '../input-rows.ts';
import { prepareRow } from '../prepare-row.ts';
import { planRows } from '../row-plan.ts';
import { createRuleDecider, type DecidedRules } from './decide-rules.ts';
import { decidedRows } from './decided-rows.ts';

const columns = ['Name', 'Round', 'Raised'];
const mapping: Mapping = { Name: 'name', Round: 'lastFundingDate', Raised: 'fundingRaised' };

type Read = { rows: InputRow[]; decided: DecidedRules[]; opened: number[] };

/** Reads these rows, two in a batch. */
async function read(
  table: string[][],
  { rules = {}, skip = 0 }: { rules?: ImportRules; skip?: number } = {},
) {
  const result: Read = { rows: [], decided: [], opened: [] };
  async function* open(ruled: ImportRules, from: number): AsyncGenerator<InputRow[]> {
    result.opened.push(from);
    const plan = planRows(columns, mapping, ruled);
    const all = table.map((cells, at) => ({
      rowNumber: at + 2,
      line: at + 2,
      cells,
      prepared: prepareRow(plan, cells),
    }));
    for (let at = from; at < all.length; at += 2) yield await Promise.resolve(all.slice(at, at + 2));
  }
  const decider = createRuleDecider(columns, mapping, rules);
  const rows = decidedRows(open, decider, { rules, skip }, (decided) => result.decided.push(decided));
  for await (const batch of rows) result.rows.push(...batch);
  return result;
}

const dates = (rows: readonly InputRow[]) =>
  rows.map(({ prepared }) =>
    prepared.kind === 'data' ? prepared.values.at(-1) : prepared.kind === 'failed' ? 'failed' : prepared.kind,
  );

describe('rows under rules that their columns decide', () => {
  it('are read once where no cell could mean two things', async () => {
    const { opened, decided, rows } = await read([
      ['A', '25/12/2020', '950,000'],
      ['B', '2021-05-06', '$3.5M'],
      ['C', 'soon', ''],
    ]);
    expect([opened, decided, rows.length]).toEqual([[0], [], 3]);
  });

  it('follow the whole column, also what stands below', async () => {
    const { opened, decided, rows } = await read([
      ['A', '2021-05-06', ''],
      ['B', '3/4/2021', ''],
      ['C', '1/2/2021', ''],
      ['D', '25/12/2020', ''],
    ]);
    expect(dates(rows)).toEqual(['2021-05-06', '2021-04-03', '2021-02-01', '2020-12-25']);
    // From the row that asked, after all were heard.
    expect(opened).toEqual([0, 0, 1]);
    expect(decided).toMatchObject([
      {
        rules: { columns: { Round: { date_order: 'dmy' } } },
        decisions: [
          {
            column: 'Round',
            field: 'lastFundingDate',
            question: null,
            date_order: 'dmy',
            evidence: '“25/12/2020” can only be day first',
            ambiguous: { cells: 2 },
          },
        ],
      },
    ]);
  });

  it('decide alike wherever reading begins', async () => {
    const table = [
      ['A', '25/12/2020', ''],
      ['B', '3/4/2021', ''],
      ['C', '1/2/2021', ''],
    ];
    const { rows } = await read(table, { skip: 2 });
    expect(dates(rows)).toEqual(['2021-02-01']);
  });

  it('fail where the column does not decide, and name the rule', async () => {
    const silent = await read([['A', '3/4/2021', '']]);
    expect(dates(silent.rows)).toEqual(['failed']);
    expect(silent.decided[0]).toMatchObject({
      rules: {},
      decisions: [
        {
          question: 'date_order',
          message:
            '“Round” has 1 cell that could mean two things, and no cell of the column decides which. Their rows fail; say it in rules.columns["Round"].date_order, which is "dmy" or "mdy".',
        },
      ],
    });
    const torn = await read([
      ['A', '3/4/2021', ''],
      ['B', '25/12/2020', ''],
      ['C', '12/25/2020', ''],
    ]);
    expect(dates(torn.rows)).toEqual(['failed', '2020-12-25', '2020-12-25']);
    expect(torn.decided[0]?.decisions[0]?.evidence).toContain('contradict each other');
  });

  it('keep to a rule that a person gave', async () => {
    const { rows, decided } = await read(
      [
        ['A', '3/4/2021', ''],
        ['B', '25/12/2020', ''],
      ],
      { rules: { columns: { Round: { date_order: 'mdy' } } } },
    );
    expect([dates(rows), decided]).toEqual([['2021-03-04', '2020-12-25'], []]);
  });

  it('do not listen to rows that hold their cells in other columns', async () => {
    const { rows } = await read([
      ['A', '3/4/2021', ''],
      ['B, Inc', 'x', '25/12/2020', 'too many'],
      ['C', '25/12/2020', '', 'too many'],
    ]);
    expect(dates(rows)).toEqual(['failed', 'failed', 'failed']);
  });

  it('decide the sign of amounts and the date of a row as well', async () => {
    const rules: ImportRules = { fields: { fundingRaised: { merge: 'newest', newest_by: 'Round' } } };
    const { decided, rows } = await read(
      [
        ['A', '3/4/2021', '1.234M'],
        ['B', '25/12/2020', '2.5M'],
      ],
      { rules },
    );
    expect(decided[0]?.rules).toMatchObject({
      ...rules,
      columns: { Round: { date_order: 'dmy' }, Raised: { decimal: '.' } },
    });
    expect(rows[0]?.prepared).toMatchObject({
      kind: 'data',
      notes: { dates: { fundingRaised: 1_617_408_000_000 } },
    });
  });
});
