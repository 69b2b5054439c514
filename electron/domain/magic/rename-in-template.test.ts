import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { engine, namesIn } from './engine.ts';
import { renameInTemplate } from './rename-in-template.ts';

const field = (from: string, to: string, own = true) =>
  ({ kind: 'field', group: 'Coverage', own, from, to }) as const;

describe('a template after a field got another name', () => {
  it.each([
    ['Tier', 'Level', '{{ Tier | upper }} {{Tier}}', '{{ Level | upper }} {{Level}}'],
    ['Tier', 'Deal size', '{{ name }}\n{{ Tier }}', '{{ name }}\n{{ fields["Deal size"] }}'],
    ['Tier', 'domain', '{{ Tier }} {{ domain }}', '{{ fields["domain"] }} {{ domain }}'],
    ['Tier', 'Level', "{{ fields['Tier'] }} {{ fields.Tier }}", '{{ fields["Level"] }} {{ fields.Level }}'],
    ['Tier', 'A b', '{{ fields.Tier | lower }}', '{{ fields["A b"] | lower }}'],
    ['Tier', 'A b', '{{ ["Tier"] }}', '{{ fields["A b"] }}'],
    ['Tier', 'Level', '{{ group["Coverage"]["Tier"] }}', '{{ group["Coverage"]["Level"] }}'],
    ['Tier', 'Level', '{{ group["Sales"]["Tier"] }}', '{{ group["Sales"]["Tier"] }}'],
    ['Tier', 'Level', '{% if Tier == "Tier" %}Tier{% endif %}', '{% if Level == "Tier" %}Tier{% endif %}'],
    ['Tier', 'Level', '{{ name | coalesce: Tier, "Tier" }}', '{{ name | coalesce: Level, "Tier" }}'],
    ['Tier', 'Level', '{% assign Tier = name %}{{ Tier }}', '{% assign Tier = name %}{{ Tier }}'],
    ['Tier', 'x', '{% assign x = name %}{{ Tier }}', '{% assign x = name %}{{ fields["x"] }}'],
    [
      'Tags',
      'Marks',
      '{% for one in Tags %}{{ one }}{% endfor %}',
      '{% for one in Marks %}{{ one }}{% endfor %}',
    ],
    ['Tier', 'A "b" \\', '{{ Tier }}', '{{ fields["A \\"b\\" \\\\"] }}'],
    ['Größe', 'Umfang', '{{ Größe }}', '{{ Umfang }}'],
    ['domain', 'Site', '{{ domain }} {{ fields.domain }}', '{{ domain }} {{ fields.Site }}'],
  ])('%s as %s: %s', (from, to, before, after) => {
    expect(renameInTemplate(before, field(from, to))).toBe(after);
  });

  it('of another group means only what is named with that group', () => {
    const template = '{{ Tier }} {{ fields.Tier }} {{ group.Coverage.Tier }}';
    expect(renameInTemplate(template, field('Tier', 'Level', false))).toBe(
      '{{ Tier }} {{ fields.Tier }} {{ group.Coverage.Level }}',
    );
  });

  it('follows the name of a group', () => {
    const renaming = { kind: 'group', from: 'Coverage', to: 'Key accounts' } as const;
    expect(renameInTemplate('{{ group.Coverage.Tier }} {{ Coverage }}', renaming)).toBe(
      '{{ group["Key accounts"].Tier }} {{ Coverage }}',
    );
  });
});

test('whatever the new name is, the template reads that name, and the old one comes back', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => text.trim() || 'x');
  const parse = (template: string): unknown[][] => namesIn(engine.parse(template));
  fc.assert(
    fc.property(name, (to) => {
      const template = '{{ fields["Tier"] | upper }}: {{ name }}';
      const renamed = renameInTemplate(template, field('Tier', to));
      expect(parse(renamed)).toEqual([['fields', to], ['name']]);
      expect(renameInTemplate(renamed, field(to, 'Tier'))).toBe(template);
    }),
    { numRuns: 300, seed: 4 },
  );
});
