// What the tests of the check show: five rows of a file, each with another fate.
import type { DryRun } from '../../../../../shared/contract/imports.ts';
import type { DryRow } from '../../../../../shared/schema/dry-run.ts';
import { mapped } from '../../test-data.ts';

export const columns = [
  mapped('Account Name', 'name'),
  mapped('Website', 'domain'),
  mapped('# Employees', 'employeeRange'),
];

export const dry: DryRun = {
  dry_run_id: 'dry_1',
  seconds: 0.9,
  row_edits: 0,
  created_count: 1,
  updated_count: 1,
  unchanged_count: 0,
  skipped_count: 1,
  failed_count: 2,
  blank_count: 0,
  total_count: 5,
  errors: [],
  decisions: [],
  error_count: 2,
  error_groups: [
    {
      code: 'invalid_domain',
      message: 'It is no host name.',
      field: 'domain',
      column: 'Website',
      rows: 1,
      values: [{ value: 'tarnhelm robotics.nl', rows: 1 }],
      row_numbers: [4],
      suggestions: [{ value: 'tarnhelm robotics.nl', suggestion: 'tarnhelm-robotics.nl', rows: 1 }],
    },
    {
      code: 'invalid_option',
      message: 'It fits no range.',
      field: 'employeeRange',
      column: '# Employees',
      rows: 1,
      values: [{ value: 'many', rows: 1 }],
      row_numbers: [5],
      suggestions: [],
    },
  ],
  fields: [
    { field: 'name', columns: ['Account Name'] },
    { field: 'domain', columns: ['Website'] },
    { field: 'employeeRange', columns: ['# Employees'] },
  ],
  changed_fields: [{ field: 'employeeRange', rows: 1 }],
  changed_cells: 1,
  matched: { domain: 1, name: 0 },
  not_taken: [],
  skipped_groups: [
    { code: 'repeated_domain', message: 'An earlier row has it.', rows: 1, differing: 1, row_numbers: [6] },
  ],
};

const same = (value: string | null) => ({ before: value, after: value });
const dryRow = (
  row: number,
  fate: DryRow['fate'],
  cells: DryRow['cells'],
  more: Partial<DryRow> = {},
): DryRow => ({
  row_number: row,
  line: row,
  fate,
  code: null,
  met: null,
  cells,
  errors: [],
  notes: [],
  ...more,
});

export const rows: DryRow[] = [
  dryRow(2, 'updated', {
    name: same('Norrvik Kabel AB'),
    domain: same('norrvik.se'),
    employeeRange: { before: '11-50', after: '51-200' },
  }),
  dryRow(3, 'created', {
    name: { before: null, after: 'Quintelas Lda' },
    domain: { before: null, after: 'quintelas.pt' },
    employeeRange: same(null),
  }),
  dryRow(
    4,
    'failed',
    { name: same('Tarnhelm Robotics BV'), domain: same('tarnhelm robotics.nl'), employeeRange: same(null) },
    {
      errors: [
        {
          code: 'invalid_domain',
          message: '“tarnhelm robotics.nl” is no host name: it has a space.',
          field: 'domain',
          column: 'Website',
          value: 'tarnhelm robotics.nl',
          suggestion: 'tarnhelm-robotics.nl',
        },
      ],
    },
  ),
  dryRow(5, 'failed', { name: same('Löfqvist Trä AB'), domain: same(null), employeeRange: same('many') }),
  dryRow(
    6,
    'skipped',
    { name: same('Norrvik'), domain: same('norrvik.se'), employeeRange: same(null) },
    { code: 'repeated_domain' },
  ),
];
