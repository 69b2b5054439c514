// Which part of the file is the table: a sheet of a workbook, a file of an archive. Nothing where there is only the file.
import { Select } from '@mantine/core';
import { t } from '../../../../../shared/messages/message.ts';
import type { Source } from '../../../../../shared/schema/import.ts';
import type { PartChoice } from '../../../../../shared/schema/source-format.ts';
import { formatName, sheetOptions } from './format-options.ts';
import classes from './reading-panel.module.css';

type Props = { source: Source; onChange: (part: PartChoice) => void };
const popover = { withinPortal: true, shadow: 'md' } as const;

export function PartFields({ source, onChange }: Props) {
  const { entry, entries, sheet, sheets } = source;
  const format = formatName(source);
  return (
    <>
      {format !== null && <Fixed label={t('Format')} value={format} />}
      {entry !== null && (
        <Choice
          label={t('File in the archive')}
          options={entries.map((value) => ({ value, label: value }))}
          value={entry}
          onChoose={(chosen) => onChange({ entry: chosen })}
        />
      )}
      {sheet !== null && (
        <Choice
          label={t('Sheet')}
          options={sheetOptions(sheets)}
          value={sheet}
          onChoose={(chosen) => onChange({ sheet: chosen })}
        />
      )}
    </>
  );
}

function Fixed({ label, value }: { label: string; value: string }) {
  return (
    <div className={classes['field']}>
      <span className={classes['label']}>{label}</span>
      <span className={classes['fixed']}>{value}</span>
    </div>
  );
}

type ChoiceProps = {
  label: string;
  options: { value: string; label: string; disabled?: boolean }[];
  value: string;
  onChoose: (value: string) => void;
};

function Choice({ label, options, value, onChoose }: ChoiceProps) {
  const [only] = options;
  if (only && options.length === 1) return <Fixed label={label} value={only.label} />;
  return (
    <div className={classes['field']}>
      <Select
        label={label}
        searchable={options.length > 8}
        data={options}
        value={value}
        comboboxProps={popover}
        onChange={(chosen) => chosen !== null && chosen !== value && onChoose(chosen)}
      />
    </div>
  );
}
