// Any sequence of changes of companies leaves what a simple model of the contract says, and a refused one leaves nothing.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import { companyPatchSchema, employeeRanges, type Company } from '../../../shared/schema/company.ts';
import type { CustomFieldType } from '../../../shared/schema/custom-field.ts';
import { findCompanyByNo } from '../../store/companies.ts';
import { companyIdOf } from '../../store/company-row.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { fieldNames, makeGroup, tierLabels, topicLabels, type MadeGroup } from '../../testing/definitions.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { inStep } from '../steps/in-step.ts';
import { addCompany, patchCompany } from './edit-company.ts';
import {
  applyPatch,
  type ModelCompany,
  type ModelGroup,
  type ModelPatch,
  type ModelValue,
} from './testing-patch-model.ts';
import { showCompany } from './read-companies.ts';

const doer = { kind: 'person', actor: 'usr_test', atMs: 0 } as const;
const label = { action: 'edit', companies: 1 } as const;

/** A value as it is sent, and as it is shown then; a wrong one is refused. */
type Sent = { raw: unknown; shown: ModelValue } | { raw: unknown; wrong: true };

const right = (raw: unknown, shown: ModelValue): Sent => ({ raw, shown });
const wrong = (raw: unknown): Sent => ({ raw, wrong: true });

const plain = fc
  .string({ minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== '' && text.isWellFormed());
const cleared = fc.constantFrom(right(null, null));
const clearedList = fc.constantFrom(right(null, []), right([], []));
const mostly = (ok: fc.Arbitrary<Sent>, bad: unknown): fc.Arbitrary<Sent> =>
  fc.oneof({ weight: 12, arbitrary: ok }, { weight: 1, arbitrary: fc.constant(wrong(bad)) });

const listOf = (items: readonly string[]): fc.Arbitrary<Sent> =>
  fc.subarray([...items], { minLength: 1 }).map((list) => right(list, list));

const standardFields: Record<string, fc.Arbitrary<Sent>> = {
  domain: mostly(
    fc.oneof(cleared, fc.constantFrom(right('https://www.Acme.de/x', 'acme.de'), right('b.com', 'b.com'))),
    'no host',
  ),
  description: mostly(
    fc.oneof(
      cleared,
      plain.map((text) => right(text, text)),
    ),
    5,
  ),
  industry: mostly(
    fc.oneof(
      cleared,
      plain.map((text) => right(text, text)),
    ),
    ['x'],
  ),
  employeeRange: mostly(
    fc.oneof(
      cleared,
      fc.constantFrom(...employeeRanges).map((range) => right(range, range)),
    ),
    'many',
  ),
  foundationYear: mostly(
    fc.oneof(
      cleared,
      fc.integer({ min: 1000, max: 2100 }).map((year) => right(year, String(year))),
    ),
    999,
  ),
  fundingRaised: mostly(
    fc.oneof(
      cleared,
      fc.integer({ min: 0, max: 10 ** 12 }).map((amount) => right(amount, String(amount))),
    ),
    '1.234',
  ),
  lastFundingDate: mostly(
    fc.oneof(cleared, fc.constantFrom(right('2024-02-29', '2024-02-29'))),
    '2023-02-29',
  ),
  countryCode: mostly(fc.oneof(cleared, fc.constantFrom(right('de', 'DE'), right('US', 'US'))), 'XX'),
  addresses: mostly(fc.oneof(clearedList, listOf(['Street 1', 'Street 2'])), ['a', 'a']),
  emails: mostly(fc.oneof(clearedList, listOf(['a@a.de', 'b@b.de'])), ['x']),
  phones: mostly(fc.oneof(clearedList, listOf(['1', '2', '3'])), 'x'),
  urls: mostly(fc.oneof(clearedList, listOf(['https://a.de', 'https://b.de'])), ['a b']),
  taxId: mostly(
    fc.oneof(
      cleared,
      plain.map((text) => right(text, text)),
    ),
    false,
  ),
  externalId: mostly(
    fc.oneof(
      cleared,
      plain.map((text) => right(text, text)),
    ),
    {},
  ),
  tags: mostly(fc.oneof(clearedList, listOf(['x', 'y', 'z'])), [' ']),
};

type Known = { user: unknown; userId: string; contact: unknown; contactId: string };

const customValues = (known: Known): Partial<Record<CustomFieldType, fc.Arbitrary<Sent>>> => ({
  textField: mostly(
    fc.oneof(
      cleared,
      plain.map((text) => right(text, text.trim())),
    ),
    7,
  ),
  numericField: mostly(
    fc.oneof(
      cleared,
      fc.integer().map((value) => right(value, String(value))),
      fc.constantFrom(right('-01.50', '-1.5')),
    ),
    'many',
  ),
  dateField: mostly(fc.oneof(cleared, fc.constantFrom(right('2024-02-29', '2024-02-29'))), '2024-13-01'),
  singleSelect: mostly(
    fc.oneof(
      cleared,
      fc.constantFrom(...tierLabels).map((tier) => right(tier.toLowerCase(), tier)),
    ),
    'Z',
  ),
  multipleSelect: mostly(
    fc.oneof(
      clearedList,
      fc.shuffledSubarray([...topicLabels], { minLength: 1 }).map((topics) =>
        right(
          topics,
          topicLabels.filter((topic) => topics.includes(topic)),
        ),
      ),
    ),
    ['Wood'],
  ),
  contactField: mostly(
    fc.oneof(clearedList, fc.constant(right([{ id: known.contactId }], [known.contact] as string[]))),
    [{ id: 'com_00000000-0000-4000-8000-000000000000' }],
  ),
  userField: mostly(
    fc.oneof(clearedList, fc.constant(right([{ id: known.userId }], [known.user] as string[]))),
    [{ email: 'no@body' }],
  ),
  objectField: mostly(clearedList, [{ id: 'obj_1' }]),
});

const isWrong = (sent: Sent): boolean => 'wrong' in sent;
const shownOf = (all: Record<string, Sent>): Record<string, ModelValue> =>
  Object.fromEntries(
    Object.entries(all).flatMap(([name, sent]) => ('shown' in sent ? [[name, sent.shown]] : [])),
  );
const rawOf = (all: Record<string, Sent>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(all).map(([name, { raw }]) => [name, raw]));

function patches(groups: readonly MadeGroup[], known: Known): fc.Arbitrary<ModelPatch> {
  const custom = Object.fromEntries(
    Object.entries(customValues(known)).map(([type, value]) => [fieldNames[type as CustomFieldType], value]),
  );
  const sentGroups = fc.oneof(
    fc
      .shuffledSubarray(groups.map(({ id }) => id))
      .map((ids) => ({ ids, raw: ids.map((id) => ({ id })) as unknown })),
    fc.constant({ ids: [], raw: null }),
  );
  const ofGroup = fc.record(custom, { requiredKeys: [] }) as fc.Arbitrary<Record<string, Sent>>;
  const values = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record(Object.fromEntries(groups.map(({ id }) => [id, ofGroup])), { requiredKeys: [] }),
    },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  return fc
    .record(
      {
        standard: fc.record(standardFields, { requiredKeys: [] }) as fc.Arbitrary<Record<string, Sent>>,
        groups: sentGroups,
        values: values as fc.Arbitrary<Record<string, Record<string, Sent>> | null>,
      },
      { requiredKeys: ['standard'] },
    )
    .map(({ standard, groups: wanted, values: sent }) => modelOf(standard, wanted, sent));
}

function modelOf(
  standard: Record<string, Sent>,
  wanted: { ids: readonly string[]; raw: unknown } | undefined,
  sent: Record<string, Record<string, Sent>> | null | undefined,
): ModelPatch {
  const custom = Object.entries(sent ?? {});
  const all = [...Object.values(standard), ...custom.flatMap(([, group]) => Object.values(group))];
  return {
    body: {
      ...rawOf(standard),
      ...(wanted && { groups: wanted.raw as [] }),
      ...(sent !== undefined && {
        customFieldValues: sent && Object.fromEntries(custom.map(([id, group]) => [id, rawOf(group)])),
      }),
    },
    standard: shownOf(standard),
    ...(wanted && { groups: [...wanted.ids] }),
    ...(sent !== undefined && {
      values: sent && Object.fromEntries(custom.map(([id, group]) => [id, shownOf(group)])),
    }),
    isWrong: all.some(isWrong),
  };
}

const emptyStandard: Record<string, ModelValue> = Object.fromEntries(
  Object.keys(standardFields).map((name) => [
    name,
    ['addresses', 'emails', 'phones', 'urls', 'tags'].includes(name) ? [] : null,
  ]),
);

const lists: ReadonlySet<string> = new Set(['multipleSelect', 'contactField', 'userField', 'objectField']);
const emptyValues: Record<string, ModelValue> = Object.fromEntries(
  Object.entries(fieldNames)
    .filter(([type]) => type !== 'magicField')
    .map(([type, name]) => [name, lists.has(type) ? [] : null]),
);

/** As the wire shows it; a magic field fills itself and is tested elsewhere. */
function modelOfShown(company: Company): ModelCompany {
  const shown = company as unknown as Record<string, ModelValue>;
  const values = Object.entries(company.customFieldValues).map(
    ([id, { [fieldNames.magicField]: _magic, ...rest }]) => [id, rest],
  );
  return {
    standard: Object.fromEntries(Object.keys(standardFields).map((name) => [name, shown[name] ?? null])),
    groups: company.groups.map(({ id }) => id),
    values: Object.fromEntries(values) as ModelCompany['values'],
  };
}

/** As the API does it: the shape first, then the values. */
function send(db: WriteDb, id: string, body: unknown): 'taken' | 'refused' {
  const parsed = companyPatchSchema.safeParse(body);
  if (!parsed.success) return 'refused';
  try {
    transact(db, () => inStep(db, doer, label, (origin) => patchCompany(db, id, parsed.data, null, origin)));
    return 'taken';
  } catch (error) {
    if (error instanceof AppError && error.code === 'validation_error') return 'refused';
    throw error;
  }
}

describe('changes of a company', () => {
  it('leave what the model says after each of any sequence', () => {
    const { db } = tempStore();
    db.sql("INSERT INTO user (id, full_name, email) VALUES ('usr_a', 'Ada', 'ada@a.de')").run();
    const groups = ['One', 'Two', 'Three'].map((name) => makeGroup(db, name));
    const add = (name: string) =>
      transact(db, () => inStep(db, doer, label, (origin) => addCompany(db, { name }, origin)));
    const contactId = companyIdOf(add('Contact'));
    const known: Known = {
      userId: 'usr_a',
      user: { id: 'usr_a', fullName: 'Ada', email: 'ada@a.de' },
      contactId,
      contact: { id: contactId, fullName: 'Contact', entityType: 'company' },
    };
    const modelGroups: ModelGroup[] = groups.map(({ id }) => ({ id, empty: emptyValues }));
    let made = 0;
    fc.assert(
      fc.property(fc.array(patches(groups, known), { maxLength: 8 }), (sequence) => {
        made += 1;
        const { no, ...company } = add(`Company ${made}`);
        const id = companyIdOf(company);
        const read = (): Company => showCompany(db, findCompanyByNo(db, no) ?? { no, ...company });
        let model: ModelCompany = { standard: emptyStandard, groups: [], values: {} };
        for (const patch of sequence) {
          const before = read();
          const after = applyPatch(model, patch, modelGroups);
          expect({ patch: patch.body, answer: send(db, id, patch.body) }).toEqual({
            patch: patch.body,
            answer: after ? 'taken' : 'refused',
          });
          model = after ?? model;
          const shown = read();
          expect(modelOfShown(shown)).toEqual(model);
          // Not even its version, where the patch was refused.
          expect(after ? null : shown).toEqual(after ? null : before);
        }
        // The next one may have its domain.
        send(db, id, { domain: null });
      }),
      { numRuns: 60 },
    );
  });
});
