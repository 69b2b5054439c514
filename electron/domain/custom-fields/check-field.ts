// Which settings and options each type of field takes.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { CustomFieldType, FieldConfig } from '../../../shared/schema/custom-field.ts';
import { nameKey } from '../matching/company-key.ts';

const settingsOf: Partial<Record<CustomFieldType, readonly (keyof FieldConfig)[]>> = {
  numericField: ['format', 'currency', 'decimals'],
  magicField: ['template'],
};

export const hasOptions = (type: CustomFieldType): boolean =>
  type === 'singleSelect' || type === 'multipleSelect';

export type FieldParts = {
  type: CustomFieldType;
  config?: FieldConfig | undefined;
  options?: readonly { label: string }[] | undefined;
};

/** Throws `validation_error` with every issue. */
export function checkField({ type, config = {}, options }: FieldParts): void {
  const issues = [...configIssues(type, config), ...optionIssues(type, options)];
  const [first] = issues;
  if (first) throw new AppError('validation_error', { message: `${first.path}: ${first.message}`, issues });
}

function configIssues(type: CustomFieldType, config: FieldConfig): Issue[] {
  const known: readonly string[] = settingsOf[type] ?? [];
  const set = Object.keys(config).filter((key) => config[key as keyof FieldConfig] !== undefined);
  const foreign = set
    .filter((key) => !known.includes(key))
    .map((key) => ({
      path: `config.${key}`,
      code: 'unknown_field',
      message: t('A {type} has no {key}. Leave it out.', { type, key }),
    }));
  return [...foreign, ...currencyIssues(config)];
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

function currencyIssues({ format, currency }: FieldConfig): Issue[] {
  const issue = (code: string, message: string): Issue[] => [{ path: 'config.currency', code, message }];
  if (format === 'currency' && currency === undefined)
    return issue('required', t('Say which currency, such as EUR.'));
  if (currency === undefined) return [];
  if (format !== 'currency') return issue('unknown_field', t('A currency needs the format “currency”.'));
  return currencies.has(currency)
    ? []
    : issue(
        'invalid_currency',
        t('“{currency}” is no currency of ISO 4217. Expected one such as EUR.', { currency }),
      );
}

function optionIssues(type: CustomFieldType, options: FieldParts['options']): Issue[] {
  if (options === undefined) return [];
  if (!hasOptions(type))
    return [
      {
        path: 'options',
        code: 'unknown_field',
        message: t('A {type} has no options. Leave them out.', { type }),
      },
    ];
  const keys = options.map(({ label }) => nameKey(label));
  return options.flatMap(({ label }, at) =>
    keys.indexOf(keys[at] ?? '') < at
      ? [
          {
            path: `options.${at}.label`,
            code: 'duplicate',
            message: t('“{label}” stands twice. Leave one out.', { label }),
          },
        ]
      : [],
  );
}
