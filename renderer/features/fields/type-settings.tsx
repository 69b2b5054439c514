// What a type needs to know beside the field's name.
import { Select, Textarea } from '@mantine/core';
import { locale, t } from '../../../shared/messages/message.ts';
import {
  customFieldLimits,
  numberFormats,
  type EntityType,
  type FieldConfig,
} from '../../../shared/schema/custom-field.ts';
import type { FieldDraft } from './field-draft.ts';
import { hasOptions } from './field-types.ts';
import classes from './fields.module.css';
import { OptionEditor } from './option-editor.tsx';
import { TemplatePreview } from './template-preview.tsx';

type Props = {
  draft: FieldDraft;
  groupId: string;
  entityType: EntityType;
  errors: Record<string, string>;
  onDraft: (draft: FieldDraft) => void;
};

export function TypeSettings({ draft, groupId, entityType, errors, onDraft }: Props) {
  const setConfig = (config: FieldConfig): void => onDraft({ ...draft, config });
  if (hasOptions(draft.type))
    return (
      <OptionEditor
        options={draft.options}
        errors={errors}
        onOptions={(options) => onDraft({ ...draft, options })}
      />
    );
  if (draft.type === 'numericField')
    return <NumberSettings config={draft.config} errors={errors} onConfig={setConfig} />;
  if (draft.type !== 'magicField') return null;
  const template = draft.config.template ?? '';
  return (
    <>
      <Textarea
        label={t('Template')}
        description={t("Names of fields in double braces: '{{domain}}'.")}
        placeholder={exampleTemplate}
        autosize
        minRows={3}
        maxLength={customFieldLimits.template}
        value={template}
        error={errors['config.template'] ?? null}
        onChange={(event) => setConfig({ ...draft.config, template: event.currentTarget.value })}
      />
      {entityType === 'company' ? (
        <TemplatePreview groupId={groupId} template={template} refusal={errors['config.template']} />
      ) : (
        <p className={classes['templateNote']}>
          {t('Templates of people are kept, but not computed yet. A value typed by hand stays.')}
        </p>
      )}
    </>
  );
}

const exampleCurrency = 'EUR';
const exampleTemplate = '{{name}}, {{countryCode}}';

const formatLabels: Record<(typeof numberFormats)[number], string> = {
  number: t('Number'),
  currency: t('Currency'),
  percent: t('Percent'),
};

const formats = numberFormats.map((value) => ({ value, label: formatLabels[value] }));

const currencyNames = new Intl.DisplayNames(locale(), { type: 'currency' });
const currencies = Intl.supportedValuesOf('currency').map((value) => ({
  value,
  label: `${value} ${currencyNames.of(value) ?? ''}`,
}));

const asTyped = 'all';
const decimals = [
  { value: asTyped, label: t('As typed') },
  ...Array.from({ length: 5 }, (_, count) => ({ value: String(count), label: String(count) })),
];

type NumberProps = {
  config: FieldConfig;
  errors: Record<string, string>;
  onConfig: (config: FieldConfig) => void;
};

function NumberSettings({ config, errors, onConfig }: NumberProps) {
  const { format = 'number', currency, decimals: places } = config;
  return (
    <>
      <Select
        label={t('Format')}
        data={formats}
        value={format}
        onChange={(value) => value && onConfig({ ...config, format: value })}
      />
      {format === 'currency' && (
        <Select
          label={t('Currency')}
          placeholder={exampleCurrency}
          searchable
          data={currencies}
          limit={50}
          value={currency ?? null}
          error={errors['config.currency'] ?? null}
          onChange={(value) => value && onConfig({ ...config, currency: value })}
        />
      )}
      <Select
        label={t('Decimals')}
        data={decimals}
        value={places === undefined ? asTyped : String(places)}
        onChange={(value) => {
          const { decimals: _before, ...rest } = config;
          onConfig(value === null || value === asTyped ? rest : { ...rest, decimals: Number(value) });
        }}
      />
    </>
  );
}
