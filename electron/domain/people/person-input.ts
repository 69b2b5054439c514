// From a request body, whose shape zod has checked, to the values that the store keeps.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { personLimits, type PersonPatch, type PersonValues } from '../../../shared/schema/person.ts';
import type { FieldKey } from '../../store/field-key.ts';
import type { PersonChanges, PersonRecord } from '../../store/person-row.ts';
import { summary } from '../companies/parse-input.ts';
import { parseExtras, type ExtrasContext } from '../custom-fields/parse-extras.ts';
import { derivedName, nameRule, parsePersonField } from './person-fields.ts';

/** Changes of `current` (null: a new person); throws `validation_error` with every issue, each with its path. */
export function parsePersonInput(
  input: PersonPatch,
  context: ExtrasContext,
  current: PersonRecord | null,
): PersonChanges {
  const extras = parseExtras(input, context, current);
  const issues: Issue[] = [...extras.issues];
  const values: Partial<PersonValues> = parseFields(input, issues);
  if (input.companies !== undefined)
    values.companies = parseCompanies(input.companies ?? [], context, current, issues);
  Object.assign(values, parseFullName(input, values, current, issues));
  if (issues.length > 0) throw new AppError('validation_error', { message: summary(issues), issues });
  return { ...values, ...extras.changes };
}

function parseFields(input: PersonPatch, issues: Issue[]): Partial<PersonValues> {
  const values: Record<string, unknown> = {};
  for (const [field, parse] of Object.entries(parsePersonField)) {
    const raw = input[field as keyof PersonPatch];
    if (raw === undefined) continue;
    const parsed = parse(raw);
    if (parsed.ok) values[field] = parsed.value;
    else {
      const path = parsed.at === undefined ? field : `${field}.${parsed.at}`;
      issues.push({ path, code: parsed.code, message: parsed.message });
    }
  }
  return values;
}

/** What was sent; else it follows first and last name, unless it was once given another text or is locked. */
function parseFullName(
  input: PersonPatch,
  values: Partial<PersonValues>,
  current: PersonRecord | null,
  issues: Issue[],
): Partial<PersonValues> {
  const before = { firstName: current?.firstName ?? null, lastName: current?.lastName ?? null };
  const isDerived = current === null || current.fullName === derivedName(before);
  const sent = input.fullName === undefined ? null : nameRule(personLimits.fullName)(input.fullName);
  if (sent && !sent.ok) issues.push({ path: 'fullName', code: sent.code, message: sent.message });
  if (sent?.ok && sent.value !== null) return { fullName: sent.value };
  const follows = isDerived && current?.locks?.includes('fullName' as FieldKey) !== true;
  if (sent === null && !follows) return {};
  if (issues.length > 0) return {};
  const fullName = derivedName({ ...before, ...values });
  if (fullName === '')
    issues.push({
      path: 'fullName',
      code: 'required',
      message: t('A person needs a name. Send fullName, firstName or lastName.'),
    });
  return { fullName };
}

/** Companies that were deleted stay unseen in their places, so that an undo of the deletion finds the person among their people. */
function parseCompanies(
  companies: readonly { id: string }[],
  { references }: ExtrasContext,
  current: PersonRecord | null,
  issues: Issue[],
): string[] {
  const find = (id: string): string | null => {
    const contact = references.findContact(id);
    return contact?.entityType === 'company' ? contact.id : null;
  };
  const ids: string[] = [];
  for (const [at, { id }] of companies.entries()) {
    const path = `companies.${at}.id`;
    const found = find(id);
    if (found === null)
      issues.push({ path, code: 'unknown_company', message: t('There is no company {id}.', { id }) });
    else if (ids.includes(found))
      issues.push({
        path,
        code: 'duplicate',
        message: t('{value} stands twice in the list. Leave one out.', { value: id }),
      });
    else ids.push(found);
  }
  for (const [at, id] of (current?.companies ?? []).entries())
    if (!ids.includes(id) && find(id) === null) ids.splice(at, 0, id);
  return ids;
}
