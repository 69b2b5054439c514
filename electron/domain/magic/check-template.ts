// Whether a template may be kept: readable, and not made of its own result.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/custom-field.ts';
import type { ReadDb } from '../../store/database.ts';
import type { CustomKey } from '../../store/field-key.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { compileTemplate } from './compile-template.ts';
import { findCircle } from './magic-plan.ts';

export type TemplateOf = {
  groupId: string;
  entityType: EntityType;
  template: string | undefined;
  /** Of a field that is there already. */
  field?: { key: CustomKey; name: string };
};

/** Throws `validation_error`. Templates of people are kept as they are: nothing is computed for people yet. */
export function checkTemplate(db: ReadDb, { groupId, entityType, template, field }: TemplateOf): void {
  const definitions = definitionsOf(db);
  const group = definitions.groupById.get(groupId);
  if (template === undefined || template.trim() === '' || entityType !== 'company' || !group) return;
  const compiled = compileTemplate(template, { group, groups: definitions.groups });
  if (!compiled.ok) throw refused(compiled.code, compiled.message);
  const circle = field ? findCircle(definitions, { ...field, inputs: compiled.value.inputs }) : null;
  if (circle)
    throw refused(
      'circular_template',
      t('The field would be made of itself: {circle}. Leave one of them out.', {
        circle: circle.join(' → '),
      }),
    );
}

const refused = (code: string, message: string): AppError =>
  new AppError('validation_error', {
    message: `config.template: ${message}`,
    issues: [{ path: 'config.template', code, message }],
  });
