// Sources and jobs for tests: whole objects as the API gives them, with only what a test is about spelled out.
import type { ImportJob, Source, SourceColumn } from '../../../shared/schema/import.ts';
import { plainFormat } from '../../../shared/schema/source-format.ts';

const dialect: Source['dialect'] = {
  encoding: 'windows-1252',
  delimiter: ';',
  quote: '"',
  escape: 'doubled',
  header_line: 3,
};

const guess = { confidence: 1, reason: 'Every line agrees.' };

export function testColumn(changes: Partial<SourceColumn> & { header: string }): SourceColumn {
  return {
    index: 0,
    key: changes.header,
    samples: ['a', 'b'],
    empty: 0,
    distinct: 2,
    suggestion: { target: 'ignore', confidence: 0, reason: 'no field fits' },
    warnings: [],
    ...changes,
  };
}

export function mapped(header: string, target: string, changes: Partial<SourceColumn> = {}): SourceColumn {
  return testColumn({
    header,
    suggestion: { target, confidence: 0.98, reason: 'the same name' },
    ...changes,
  });
}

export function testSource(changes: Partial<Source> = {}): Source {
  const columns = changes.columns ?? [mapped('Account Name', 'name'), mapped('City', 'addresses')];
  return {
    ...plainFormat,
    id: 'src_1',
    file_name: 'crm-accounts-2026-10.csv',
    byte_size: 3_100_000,
    status: 'ready',
    failure: null,
    dialect,
    detected: dialect,
    line_ending: 'crlf',
    guesses: {
      encoding: { confidence: 0.96, reason: 'Not valid UTF-8: byte E3 on line 5.' },
      delimiter: guess,
      quote: guess,
      header: guess,
      line_ending: guess,
    },
    encoding_alternative: null,
    preview: [
      { line: 1, kind: 'above', cells: ['Account export', ''] },
      { line: 2, kind: 'above', cells: ['Created 31.10.2026', ''] },
      { line: 3, kind: 'header', cells: ['Account Name', 'City'] },
      { line: 4, kind: 'data', cells: ['Norrvik Kabel AB', 'Norrvik'] },
      { line: 5, kind: 'data', cells: ['Quintelas Conservas Lda', 'São Roque'] },
    ],
    issues: [],
    row_count: 12_480,
    people: null,
    recipe: null,
    created_at: '2026-11-04T14:05:00.000Z',
    ...changes,
    columns: columns.map((column, index) => ({ ...column, index })),
  };
}

export function testJob(changes: Partial<ImportJob> = {}): ImportJob {
  return {
    job_id: 'imp_co_1',
    status: 'completed',
    source_id: 'src_1',
    file_name: 'crm-accounts-2026-10.csv',
    file_sha256: '9f2c'.padEnd(64, '0'),
    created_count: 4816,
    updated_count: 6209,
    unchanged_count: 1187,
    skipped_count: 204,
    failed_count: 58,
    blank_count: 6,
    repaired_count: 0,
    total_count: 12_480,
    errors: [],
    error_count: 58,
    failure: null,
    progress: {
      phase: 'done',
      rows_done: 12_480,
      rows_total: 12_480,
      rows_per_second: null,
      seconds_left: null,
    },
    options: {
      update_existing: true,
      tags: ['oct-2026'],
      mapping: { 'Account Name': 'name', City: 'addresses' },
      rules: {},
    },
    recipe: null,
    decisions: [],
    undo: { state: 'none', can_undo: true, can_redo: false, last: null },
    source_file: { state: 'kept', byte_size: 3_100_000, until: '2027-02-02T14:06:07.400Z' },
    created_by: { id: 'usr_1', fullName: 'Mira Aldous', email: null },
    created_at: '2026-11-04T14:06:00.000Z',
    started_at: '2026-11-04T14:06:00.000Z',
    finished_at: '2026-11-04T14:06:07.400Z',
    ...changes,
  };
}
