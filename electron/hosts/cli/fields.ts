// rowbench fields: groups and custom fields to a JSON file, and from one into a workspace. What is there already stays: only
// groups, fields and options that are missing are made.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import {
  addFieldOption,
  createCustomField,
  createGroup,
  getDefinitions,
} from '../../../shared/contract/definitions.ts';
import { entityTypes, type CustomField, type EntityType } from '../../../shared/schema/custom-field.ts';
import { fieldInputSchema, groupInputSchema } from '../../../shared/schema/definition-input.ts';
import { CliError, UsageError } from './cli-error.ts';
import { writeWhole } from './output-file.ts';
import { note, outJson, plural } from './print.ts';
import { withApi, type Api } from './with-backend.ts';

type Common = { data: string; json?: true };

const fileSchema = z.strictObject({
  rowbench_fields: z.literal(1),
  groups: z.array(
    z.strictObject({
      name: groupInputSchema.shape.name,
      fields: z.array(
        fieldInputSchema
          .omit({ position: true })
          .extend({ entity_type: z.enum(entityTypes).default('company') }),
      ),
    }),
  ),
});
type FieldsFile = z.output<typeof fileSchema>;
type FileField = FieldsFile['groups'][number]['fields'][number];

export function exportFields(to: string | undefined, options: Common): Promise<void> {
  return withApi(options.data, async (api) => {
    const text = `${JSON.stringify(await fieldsFileOf(api), null, 2)}\n`;
    if (to === undefined) return void process.stdout.write(text);
    await writeWhole(resolve(to), async (write) => {
      await write(text);
    });
    return note(`Wrote the fields to ${resolve(to)}`);
  });
}

async function fieldsFileOf({ call }: Api): Promise<FieldsFile> {
  const [companies, people] = await Promise.all(
    entityTypes.map(
      async (entityType) => (await call(getDefinitions, { query: { entityType } })).data.groups,
    ),
  );
  const groups = (companies ?? []).map(({ id, name, fields }) => {
    const ofPeople = people?.find((group) => group.id === id)?.fields ?? [];
    return { name, fields: [...fields, ...ofPeople].map(fileFieldOf) };
  });
  return { rowbench_fields: 1, groups };
}

const fileFieldOf = ({ name, entityType, type, config, options }: CustomField): FileField => ({
  name,
  entity_type: entityType,
  type,
  ...(Object.keys(config).length > 0 && { config }),
  ...(options.length > 0 && { options }),
});

type Made = { groups: number; fields: number; options: number; kept: string[] };

export function importFields(file: string, options: Common): Promise<void> {
  const wanted = readFieldsFile(resolve(file));
  return withApi(options.data, async (api) => {
    const made = await makeMissing(api, wanted);
    if (options.json) return outJson(made);
    const { groups, fields, options: labels, kept } = made;
    for (const line of kept) note(line);
    return note(
      `Made ${plural(groups, 'group')}, ${plural(fields, 'field')} and ${plural(labels, 'option')}. What was there stays as it was.`,
    );
  });
}

function readFieldsFile(path: string): FieldsFile {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} cannot be read as JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const read = fileSchema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new UsageError(
    `${path} is no file of fields: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}. Choose one that "fields export" wrote.`,
  );
}

const same = (one: string, other: string): boolean =>
  one.trim().normalize('NFC').toLowerCase() === other.trim().normalize('NFC').toLowerCase();

async function makeMissing({ call }: Api, wanted: FieldsFile): Promise<Made> {
  const made: Made = { groups: 0, fields: 0, options: 0, kept: [] };
  const known = (await fieldsOf(call)).slice();
  const waiting: { groupId: string; groupName: string; field: FileField }[] = [];
  for (const { name, fields } of wanted.groups) {
    const group = known.find((one) => same(one.name, name));
    // One after the other, so that they stand in the order of the file.
    // oxlint-disable-next-line no-await-in-loop
    const groupId = group?.id ?? (await call(createGroup, { body: { name } })).data.id;
    if (!group) made.groups += 1;
    for (const field of fields) {
      const there = group?.fields.find(
        (one) => one.entityType === field.entity_type && same(one.name, field.name),
      );
      if (!there) waiting.push({ groupId, groupName: name, field });
      // oxlint-disable-next-line no-await-in-loop
      else if (there.type === field.type) made.options += await addOptions(call, there, field);
      else made.kept.push(`${name} / ${field.name} is a ${there.type} here and stays one.`);
    }
  }
  // Templates read other fields, so those come first.
  const ordered = [
    ...waiting.filter(({ field }) => field.type !== 'magicField'),
    ...waiting.filter(({ field }) => field.type === 'magicField'),
  ];
  made.fields = await makeFields(call, ordered);
  return made;
}

async function fieldsOf(call: Api['call']) {
  const all = await Promise.all(
    entityTypes.map(
      async (entityType) => (await call(getDefinitions, { query: { entityType } })).data.groups,
    ),
  );
  const [companies = [], people = []] = all;
  return companies.map((group) => ({
    ...group,
    fields: [...group.fields, ...(people.find(({ id }) => id === group.id)?.fields ?? [])],
  }));
}

/** A template may read another one: as long as one can be made, the others wait. */
async function makeFields(
  call: Api['call'],
  fields: readonly { groupId: string; groupName: string; field: FileField }[],
): Promise<number> {
  let left = [...fields];
  let failure: unknown = null;
  while (left.length > 0) {
    const before = left.length;
    const later: typeof left = [];
    for (const one of left) {
      const { entity_type: entityType, ...body } = one.field;
      try {
        // oxlint-disable-next-line no-await-in-loop
        await call(createCustomField, { params: { groupId: one.groupId, entityType }, body });
      } catch (error) {
        failure = error;
        later.push(one);
      }
    }
    left = later;
    if (left.length === before) throw notMade(left, failure);
  }
  return fields.length;
}

function notMade(left: readonly { groupName: string; field: FileField }[], failure: unknown): CliError {
  const names = left.map(({ groupName, field }) => `${groupName} / ${field.name}`).join(', ');
  const why = failure instanceof Error ? failure.message : '';
  return new CliError('not_made', `Could not make ${names}: ${why} What was made before stays.`);
}

async function addOptions(
  call: Api['call'],
  there: CustomField,
  { options = [] }: FileField,
): Promise<number> {
  const missing = options.filter(({ label }) => !there.options.some((option) => same(option.label, label)));
  const { groupId, id: fieldId } = there;
  const params: { groupId: string; entityType: EntityType; fieldId: string } = {
    groupId,
    entityType: there.entityType,
    fieldId,
  };
  // One after the other, so that they stand in the order of the file.
  // oxlint-disable-next-line no-await-in-loop
  for (const option of missing) await call(addFieldOption, { params, body: option });
  return missing.length;
}
