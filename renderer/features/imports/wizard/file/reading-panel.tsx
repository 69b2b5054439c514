// "How it was read": each guess with its confidence and reason, each changeable.
import { Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type {
  Dialect,
  DialectPatch,
  Guess,
  Source,
  SourcePatch,
} from '../../../../../shared/schema/import.ts';
import section from '../frame/section.module.css';
import { DelimiterField } from './delimiter-field.tsx';
import {
  commentOptions,
  confidenceLabel,
  delimiterName,
  encodingHint,
  encodingOptions,
  findEncodings,
  findHeaders,
  headerOptions,
  headerValue,
  lineEndingLabels,
  patchForHeader,
  patchForQuoteStyle,
  quoteOptions,
  quoteStyleOf,
  typedLine,
} from './dialect-options.ts';
import { PartFields } from './part-fields.tsx';
import { GuessNote } from './guess-note.tsx';
import classes from './reading-panel.module.css';

type Props = { source: Source; onChange: (patch: SourcePatch) => void };
const popover = { withinPortal: true, shadow: 'md' } as const;

export function ReadingPanel({ source, onChange }: Props) {
  return (
    <>
      <div className={section['bar']}>
        <h2 className={section['head']}>{t('How it was read')}</h2>
      </div>
      <PartFields source={source} onChange={onChange} />
      {source.dialect.layout === undefined && <TextFields source={source} onChange={onChange} />}
      {source.dialect.layout !== 'list' && <HeaderField source={source} onChange={onChange} />}
      {source.dialect.layout === undefined && <RemarksField source={source} onChange={onChange} />}
      {source.dialect.layout === undefined && <LineEnds source={source} />}
    </>
  );
}

/** What only a text has to be told. */
function TextFields({ source, onChange }: Props) {
  const { dialect, guesses } = source;
  const note = (part: keyof Dialect, guess: Guess) => <Note {...{ source, part, guess, onChange }} />;
  return (
    <>
      <div className={classes['field']}>
        <Select
          label={t('Encoding')}
          searchable
          data={encodingOptions}
          filter={({ search }) => findEncodings(search)}
          renderOption={({ option }) => (
            <span>
              {option.value} <span className={section['meta']}>{encodingHint(option.value)}</span>
            </span>
          )}
          value={dialect.encoding}
          comboboxProps={popover}
          nothingFoundMessage={t('No such encoding')}
          onChange={(value) =>
            onChange({ encoding: encodingOptions.find((o) => o.value === value)?.value ?? dialect.encoding })
          }
        />
        {note('encoding', guesses.encoding)}
      </div>
      <div className={classes['field']}>
        <DelimiterField inUse={dialect.delimiter} onChange={(delimiter) => onChange({ delimiter })} />
        {note('delimiter', guesses.delimiter)}
      </div>
      <div className={classes['field']}>
        <Select
          label={t('Quote')}
          data={quoteOptions}
          value={quoteStyleOf(dialect)}
          comboboxProps={popover}
          onChange={(value) => value !== null && onChange(patchForQuoteStyle(value))}
        />
        {note('quote', guesses.quote)}
      </div>
    </>
  );
}

/** Any line can be typed: a table may begin far below what the preview shows. */
function HeaderField({ source, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const inUse = headerValue(source.dialect);
  const options = headerOptions(source, typedLine(typed));
  return (
    <div className={classes['field']}>
      <Select
        label={t('Header')}
        searchable
        allowDeselect={false}
        data={options}
        filter={({ search }) => findHeaders(options, search, inUse)}
        nothingFoundMessage={t('Type the number of a line')}
        onSearchChange={setTyped}
        value={inUse}
        comboboxProps={popover}
        onChange={(value) => value !== null && onChange(patchForHeader(value, source.dialect))}
      />
      <Note source={source} part="header_line" guess={source.guesses.header} onChange={onChange} />
    </div>
  );
}

function RemarksField({ source: { dialect }, onChange }: Props) {
  return (
    <div className={classes['field']}>
      <Select
        label={t('Remarks')}
        data={commentOptions(dialect.comment)}
        value={dialect.comment ?? ''}
        comboboxProps={popover}
        onChange={(value) => value !== null && onChange({ comment: value })}
      />
      <Checkbox
        className={classes['every'] ?? ''}
        label={t('Take every line as a row')}
        description={t('Notes, totals and other tables too; nothing is mended.')}
        checked={dialect.every_row === true}
        onChange={(event) => onChange({ every_row: event.currentTarget.checked })}
      />
    </div>
  );
}

function LineEnds({ source }: Pick<Props, 'source'>) {
  const { confidence, reason } = source.guesses.line_ending;
  return (
    <div className={classes['field']}>
      <span className={classes['label']}>{t('Line ends')}</span>
      <span className={classes['fixed']}>{lineEndingLabels[source.line_ending]}</span>
      <GuessNote label={confidenceLabel(confidence)} text={reason} />
    </div>
  );
}

const detectedLabels: Partial<Record<keyof Dialect, (detected: Dialect) => string>> = {
  encoding: (detected) => detected.encoding,
  delimiter: (detected) => delimiterName(detected.delimiter),
  quote: (detected) => quoteOptions.find((option) => option.value === quoteStyleOf(detected))?.label ?? '',
  header_line: (detected) =>
    detected.header_line === null ? t('no header') : t('line {line}', { line: detected.header_line }),
};

function backTo(part: keyof Dialect, dialect: Dialect, detected: Dialect): DialectPatch {
  if (part === 'quote') return { quote: detected.quote, escape: detected.escape };
  if (part === 'header_line' && dialect.header_lines !== detected.header_lines)
    return { header_line: detected.header_line, header_lines: detected.header_lines ?? 1 };
  return { [part]: detected[part] };
}

/** Confidence and reason of the guess; once a person has chosen otherwise, the way back to it. */
function Note({ source, part, guess, onChange }: Props & { part: keyof Dialect; guess: Guess }) {
  const { dialect, detected } = source;
  const asDetected =
    dialect[part] === detected[part] &&
    (part !== 'quote' || dialect.escape === detected.escape) &&
    (part !== 'header_line' || (dialect.header_lines ?? 1) === (detected.header_lines ?? 1));
  if (asDetected) return <GuessNote label={confidenceLabel(guess.confidence)} text={guess.reason} />;
  const back: DialectPatch = backTo(part, dialect, detected);
  return (
    <p className={classes['note']}>
      <b>{t('your choice')}</b>
      <button type="button" onClick={() => onChange(back)}>
        {t('Back to {detected}', {
          detected: detectedLabels[part]?.(detected) ?? t('what was detected'),
        })}
      </button>
    </p>
  );
}
