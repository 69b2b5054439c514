// How the values of a field meet what is stored: which one stays, what a blank cell means, and what stands in for none.
import { Select, TextInput } from '@mantine/core';
import { t, tc } from '../../../../../../shared/messages/message.ts';
import type { MergeKind } from '../../../../../../shared/schema/import-rules.ts';
import { isSelect, useCustomTarget } from '../custom/use-custom-targets.ts';
import { targetOf } from '../mapping.ts';
import { fieldRuleOf, setFieldRule } from './edit-rules.ts';
import { useRuleTools } from './rule-context.ts';
import { mergeLabels, mergesFor, usualMerge } from './rule-labels.ts';
import { useTyped } from './use-typed.ts';
import { withinForm } from './within-form.ts';
import classes from './rules.module.css';

type Props = { target: string };

export function FieldSettings({ target }: Props) {
  const { columns, decisions, rules } = useRuleTools();
  const { merge = usualMerge(target) } = fieldRuleOf(rules, target);
  const parts = columns.filter((column) => targetOf(column, decisions) === target).length;
  const hasDefault = target !== 'name' && target !== 'domain';
  return (
    <div className={classes['settings']}>
      <MergeSelect target={target} merge={merge} />
      {merge === 'newest' && <DateColumn target={target} />}
      {target !== 'name' && target !== 'groups' && <BlankSelect target={target} />}
      <OptionsSelect target={target} />
      {hasDefault && <DefaultText target={target} />}
      {parts > 1 && <JoinText target={target} />}
    </div>
  );
}

function MergeSelect({ target, merge }: Props & { merge: MergeKind }) {
  const { columns, rules, onRules } = useRuleTools();
  const kinds = mergesFor(target);
  const choose = (chosen: string | null): void => {
    const kind = kinds.find((one) => one === chosen);
    if (kind === undefined) return;
    const by = kind === 'newest' ? (fieldRuleOf(rules, target).newest_by ?? dateColumn(columns)) : undefined;
    onRules((all) =>
      setFieldRule(all, target, { merge: kind === usualMerge(target) ? undefined : kind, newest_by: by }),
    );
  };
  return (
    <Select
      size="xs"
      comboboxProps={withinForm}
      label={t('When there is a value')}
      data={kinds.map((kind) => ({ value: kind, label: mergeLabels[kind] }))}
      value={merge}
      onChange={choose}
    />
  );
}

/** The likeliest column to say when a row was true. */
const dateColumn = (columns: readonly { key: string; header: string }[]): string | undefined =>
  (columns.find(({ header }) => /date|datum|updated|modified|changed|stand|last/i.test(header)) ?? columns[0])
    ?.key;

function DateColumn({ target }: Props) {
  const { columns, rules, onRules } = useRuleTools();
  return (
    <Select
      size="xs"
      comboboxProps={withinForm}
      label={t('Date of the row')}
      searchable
      data={columns
        .filter(({ key }) => rules.columns?.[key]?.from === undefined)
        .map(({ key, header }) => ({ value: key, label: header || key }))}
      value={fieldRuleOf(rules, target).newest_by ?? null}
      onChange={(key) => onRules((all) => setFieldRule(all, target, { newest_by: key ?? undefined }))}
    />
  );
}

function BlankSelect({ target }: Props) {
  const { rules, onRules } = useRuleTools();
  const usual = t(rules.blank === 'clear' ? 'Clear, as for all' : 'Keep, as for all');
  return (
    <Select
      size="xs"
      comboboxProps={withinForm}
      label={t('A blank cell')}
      data={[
        { value: 'usual', label: usual },
        { value: 'keep', label: t('Keep what is stored') },
        { value: 'clear', label: tc('stored value', 'Clear') },
      ]}
      value={fieldRuleOf(rules, target).blank ?? 'usual'}
      onChange={(chosen) =>
        onRules((all) =>
          setFieldRule(all, target, { blank: chosen === 'keep' || chosen === 'clear' ? chosen : undefined }),
        )
      }
    />
  );
}

/** Of a custom select: what becomes of a label that is no option yet. */
function OptionsSelect({ target }: Props) {
  const { rules, onRules } = useRuleTools();
  const custom = useCustomTarget(target);
  if (custom === undefined || !isSelect(custom.field)) return null;
  return (
    <Select
      size="xs"
      comboboxProps={withinForm}
      label={t('A label that is no option')}
      data={[
        { value: 'refuse', label: t('Its row fails') },
        { value: 'create', label: t('Becomes an option') },
      ]}
      value={fieldRuleOf(rules, target).options ?? 'refuse'}
      onChange={(chosen) =>
        onRules((all) => setFieldRule(all, target, { options: chosen === 'create' ? 'create' : undefined }))
      }
    />
  );
}

function DefaultText({ target }: Props) {
  const { rules, onRules } = useRuleTools();
  const typed = useTyped(fieldRuleOf(rules, target).default ?? '', (text) =>
    onRules((all) => setFieldRule(all, target, { default: text.trim() === '' ? undefined : text })),
  );
  return <TextInput size="xs" label={t('If nothing is known')} placeholder={t('no default')} {...typed} />;
}

function JoinText({ target }: Props) {
  const { rules, onRules } = useRuleTools();
  const { join } = fieldRuleOf(rules, target);
  return (
    <Select
      size="xs"
      comboboxProps={withinForm}
      label={t('Several columns')}
      data={[
        { value: 'apart', label: t('Each on its own') },
        ...joins.map((text) => ({ value: text, label: joinLabels[text] })),
      ]}
      value={join ?? 'apart'}
      onChange={(chosen) =>
        onRules((all) =>
          setFieldRule(all, target, { join: chosen === 'apart' ? undefined : (chosen ?? undefined) }),
        )
      }
    />
  );
}

const joins = [', ', ' ', ' – '] as const;
const joinLabels: Record<(typeof joins)[number], string> = {
  ', ': t('Join with a comma'),
  ' ': t('Join with a space'),
  ' – ': t('Join with a dash'),
};
