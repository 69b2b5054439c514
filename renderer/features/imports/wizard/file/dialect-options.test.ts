import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialectSchema } from '../../../../../shared/schema/import.ts';
import { testSource } from '../../test-data.ts';
import {
  commentOptions,
  confidenceLabel,
  delimiterOptions,
  findEncodings,
  findHeaders,
  headerOptions,
  typedLine,
  parseDelimiter,
  headerValue,
  patchForHeader,
  patchForQuoteStyle,
  quoteOptions,
  quoteStyleOf,
} from './dialect-options.ts';

test('whatever is taken as a delimiter, the API takes as well', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 4 }), (typed) => {
      const delimiter = parseDelimiter(typed) ?? ',';
      expect(dialectSchema.shape.delimiter.safeParse(delimiter).success).toBe(true);
    }),
  );
});

test('a delimiter may have two characters; a quote, a line break and nothing at all are none', () => {
  expect(parseDelimiter('||')).toBe('||');
  expect(parseDelimiter('\\t')).toBe('\t');
  expect(['', '"', 'a"', '\n', ':::'].map(parseDelimiter)).toEqual([null, null, null, null, null]);
});

test('an unusual delimiter in use is among the choices', () => {
  expect(delimiterOptions('||').map((option) => option.value)).toContain('||');
  expect(delimiterOptions(',').filter((option) => option.value === ',')).toHaveLength(1);
});

test('each quote style is found again from what it sets', () => {
  for (const { value } of quoteOptions) {
    const patch = patchForQuoteStyle(value);
    expect(quoteStyleOf({ quote: patch.quote ?? '"', escape: patch.escape ?? 'doubled' })).toBe(value);
  }
});

test('a header far down the file is among the choices, and so is none', () => {
  const source = testSource({ dialect: { ...testSource().dialect, header_line: 1204 } });
  const labels = headerOptions(source).map((option) => option.label);
  expect(labels).toContain('Line 1,204');
  expect(labels.at(-1)).toBe('No header');
});

test('only a guess that cannot be told from certainty is called certain', () => {
  expect([1, 0.995, 0.98, 0.5].map(confidenceLabel)).toEqual(['certain', 'certain', '98 %', '50 %']);
});

test('a header below all that is shown is offered once its line is typed', () => {
  const source = testSource();
  const offered = headerOptions(source, typedLine('90,210'));
  expect(findHeaders(offered, '90,210', headerValue(source.dialect))).toEqual([
    { value: '90210', label: 'Line 90,210' },
  ]);
  expect(findHeaders(offered, 'no h', '3').map(({ value }) => value)).toEqual(['none']);
  expect(findHeaders(offered, 'Line 3', '3')).toHaveLength(offered.length);
  expect(['90.210', '90’210', '90\u202f210'].map(typedLine)).toEqual([90_210, 90_210, 90_210]);
  expect(typedLine('header')).toBeNull();
});

test('a header of several rows can be chosen, and taken back', () => {
  const source = testSource({ dialect: { ...testSource().dialect, header_line: 1, header_lines: 2 } });
  expect(headerOptions(source).map((option) => option.label)).toContain('Line 1 and the row below');
  expect(headerOptions(source).map((option) => option.value)).toContain(headerValue(source.dialect));
  expect(patchForHeader('1', source.dialect)).toEqual({ header_line: 1, header_lines: 1 });
  expect(patchForHeader('1+3', {})).toEqual({ header_line: 1, header_lines: 3 });
  expect(patchForHeader('4', {})).toEqual({ header_line: 4 });
  expect(patchForHeader('none', source.dialect)).toEqual({ header_line: null });
});

test('remarks may begin with any mark that is in use, or there are none', () => {
  expect(commentOptions().map(({ label }) => label)).toContain('None');
  expect(commentOptions('!!').map(({ value }) => value)).toContain('!!');
});

test('an encoding is found by what people call it', () => {
  expect(findEncodings('iso-8859-1').map(({ value }) => value)).toContain('windows-1252');
  expect(findEncodings('DOS').map(({ value }) => value)).toEqual(['cp437', 'cp850', 'cp852', 'ibm866']);
  expect(findEncodings('').length).toBeGreaterThan(30);
});
