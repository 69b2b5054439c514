import { afterEach, expect, test } from 'vitest';
import { german } from '../../../../shared/messages/de/catalogue.ts';
import { speak } from '../../../../shared/messages/message.ts';
import { testJob } from '../test-data.ts';
import { headlineOf, timingOf, writtenSoFar } from './headline.ts';
import { ledgerOf, rowsRead } from './ledger.ts';

afterEach(() => speak({ language: 'en', locale: 'en', catalogue: {} }));

const ledger = (changes: object) => ledgerOf(testJob({ created_count: 0, updated_count: 0, ...changes }));

test('the headline says exactly what was written', () => {
  expect(headlineOf(ledgerOf(testJob()))).toBe('4,816 companies created, 6,209 updated.');
  expect(headlineOf(ledger({ created_count: 1 }))).toBe('1 company created.');
  expect(headlineOf(ledger({ updated_count: 2 }))).toBe('2 companies updated.');
  expect(headlineOf(ledger({}))).toBe('No company was created or changed.');
});

test('the ledger of the job adds up to its total', () => {
  expect(rowsRead(ledgerOf(testJob()))).toBe(testJob().total_count);
});

test('time and rate come from the job, not from the clock of the window', () => {
  expect(timingOf(testJob(), new Date('2026-12-24T10:00:00Z'))).toMatch(
    /^Finished on .* after 7\.4 s, 1,686 rows a second\.$/,
  );
  expect(timingOf(testJob({ finished_at: null }), new Date())).toBe('');
});

test('a stopped import tells what it left', () => {
  const progress = { ...testJob().progress, rows_total: 69_152 };
  expect(writtenSoFar(testJob({ status: 'cancelled', progress }))).toBe(
    '12,480 of 69,152 rows read before that: 4,816 companies created, 6,209 updated. They stay.',
  );
  const nothing = {
    created_count: 0,
    updated_count: 0,
    unchanged_count: 0,
    skipped_count: 0,
    failed_count: 0,
    blank_count: 0,
  };
  expect(writtenSoFar(testJob({ ...nothing, total_count: 0, status: 'failed' }))).toBe(
    'Nothing was written.',
  );
});

test('German has its own order of words', () => {
  speak({ language: 'de', locale: 'de', catalogue: german });
  expect(headlineOf(ledgerOf(testJob()))).toBe('4.816 Unternehmen angelegt, 6.209 geändert.');
  expect(writtenSoFar(testJob({ status: 'cancelled' }))).toBe(
    'Davor gelesen: 12.480 Zeilen. 4.816 Unternehmen angelegt, 6.209 geändert; sie bleiben.',
  );
});
