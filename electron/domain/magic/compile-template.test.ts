import { describe, expect, it, test } from 'vitest';
import { speaking } from '../../lib/spoken.ts';
import type { FieldDefinition } from '../../store/definitions.ts';
import { customKey } from '../../store/field-key.ts';
import { compileTemplate, type Naming } from './compile-template.ts';

const about = { position: 0, createdAtMs: 0, createdBy: 'usr_1', updatedAtMs: 0 };
const fields = ['ARR', 'Renewal', 'Tier'].map((name, at): FieldDefinition => ({
  ...about,
  no: at + 1,
  id: `fld_${at}`,
  key: customKey(at + 1),
  groupNo: 1,
  entityType: 'company',
  name,
  type: 'textField',
  config: {},
  options: [],
}));
const group = { ...about, no: 1, id: 'grp_1', name: 'Coverage', fields };
const naming: Naming = { group, groups: [group] };

function make(template: string, scope: object = {}): string | null {
  const compiled = compileTemplate(template, naming);
  if (!compiled.ok) throw new Error(compiled.message);
  const result = compiled.value.render(scope);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const wrongWith = (template: string): string => {
  const compiled = compileTemplate(template, naming);
  return compiled.ok ? '' : compiled.message;
};

const scope = {
  name: 'acme GmbH',
  domain: 'acme.com',
  industry: null,
  emails: ['info@sub.acme.com'],
  tags: ['a', 'b'],
  fundingRaised: '18900000',
  lastFundingDate: '2024-01-31',
  today: '2026-11-22',
};

describe('a template', () => {
  it.each([
    ['{{ name | upper }}', 'ACME GMBH'],
    ['{{ name | title }}', 'Acme Gmbh'],
    ['{{ name | left: 4 | lower }}', 'acme'],
    ['{{ emails | domain }}', 'sub.acme.com'],
    ['{{ industry | coalesce: domain, name }}', 'acme.com'],
    ['{{ name | concat: " (", domain, ")" }}', 'acme GmbH (acme.com)'],
    ['{{ name | replace: "GmbH", "AG" }}', 'acme AG'],
    ['{{ name | regex: "^(\\w+)", 1 }}', 'acme'],
    ['{{ domain | regexReplace: "[.].*$", "" }}', 'acme'],
    ['{{ fundingRaised | number }}', '18,900,000'],
    ['{{ fundingRaised | number: 2 }}', '18,900,000.00'],
    ['{{ fundingRaised | currency: "EUR", 0 }}', '€18,900,000'],
    ['{{ lastFundingDate | addDays: 30 }}', '2024-03-01'],
    ['{{ lastFundingDate | addMonths: 1 }}', '2024-02-29'],
    ['{{ today | diffDays: lastFundingDate }}', '1026'],
    ['{{ today | year }}', '2026'],
    ['{{ tags }}', 'ab'],
    ['{{ tags | concat: "" }}', 'a, b'],
    ['{% if industry %}{{ industry }}{% else %}none{% endif %}', 'none'],
    ['Hello', 'Hello'],
    ['{{ industry }}', null],
    ['{{ industry | upper | left: 3 }}', null],
  ])('%s makes %s', (template, made) => {
    expect(make(template, scope)).toBe(made);
  });

  it('knows which fields it reads, by any of their names', () => {
    const compiled = compileTemplate(
      '{{ domain }} {{ ARR }} {{ fields["Renewal"] }} {{ group["Coverage"]["Tier"] }} {{ today }}',
      naming,
    );
    expect(compiled.ok && [...compiled.value.inputs]).toEqual(['domain', 'f1', 'f2', 'f3']);
    expect(compiled.ok && compiled.value.usesToday).toBe(true);
  });

  it.each([
    ['{{ nmae }}', 'There is no field “nmae”'],
    ['{{ fields["Nope"] }}', 'There is no field “Nope”'],
    ['{{ group["Nope"]["ARR"] }}', 'There is no group “Nope”'],
    ['{{ fields[name] }}', 'in quotes'],
    ['{{ name.constructor }}', 'more than a field'],
    ['{{ name.__proto__ }}', 'more than a field'],
    ['{{ name | shout }}', 'There is no function “shout”'],
    ['{{ upper(name) }}', 'behind a bar'],
    ['{{ name ', 'cannot be read'],
    ['{% include "x" %}', 'cannot be read'],
    ['{% render "x" %}', 'cannot be read'],
  ])('%s is refused, and told why', (template, words) => {
    expect(wrongWith(template)).toContain(words);
  });
});

describe('a value that cannot be computed', () => {
  const reasonOf = (template: string): string | null => {
    const compiled = compileTemplate(template, naming);
    const result = compiled.ok ? compiled.value.render(scope) : compiled;
    return result.ok ? null : result.message;
  };

  it.each([
    ['{{ name | number }}', '“acme GmbH” is no number.'],
    ['{{ name | addDays: 1 }}', '“acme GmbH” is no date such as 2027-05-14.'],
    ['{{ fundingRaised | currency: "euros" }}', '“EUROS” is no currency such as EUR.'],
    ['{{ name | regex: "(" }}', '“(” is no regular expression.'],
    [
      '{{ name | regex: "(a+)+$" }}',
      '“(a+)+$” repeats a repetition, which may take for ever. Write it without.',
    ],
    [
      '{{ name | regex: "(a|a)*$" }}',
      '“(a|a)*$” repeats a repetition, which may take for ever. Write it without.',
    ],
  ])('says of %s: %s', (template, reason) => {
    expect(reasonOf(template)).toBe(reason);
  });

  it('is given up where it would take for ever', () => {
    const template = '{% for a in (1..100000) %}{% for b in (1..100000) %}{{ name }}{% endfor %}{% endfor %}';
    expect(reasonOf(template)).toContain('too much time or room');
  });
});

test('what is wrong with a template is said in German where that is spoken', () => {
  const said = speaking('de', () => [wrongWith('{{ nmae }}'), wrongWith('{{ name | shout }}')]);
  expect(said[0]).toMatch(/^Es gibt kein Feld „nmae“/);
  expect(said[1]).toBe('Es gibt keine Funktion „shout“.');
  expect(wrongWith('{{ name | shout }}')).toBe('There is no function “shout”.');
});
