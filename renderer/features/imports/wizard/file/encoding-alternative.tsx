// "Is this right?": the same bytes under the next most likely encoding, where the two differ.
import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { Encoding, Source } from '../../../../../shared/schema/import.ts';
import { formatCount } from '../../../../lib/format.ts';
import { rich } from '../../../../lib/rich.tsx';
import section from '../frame/section.module.css';
import classes from './encoding-alternative.module.css';
import { diffReadings, type TextPart } from './text-diff.ts';

type Alternative = NonNullable<Source['encoding_alternative']>;
type Props = { inUse: Encoding; alternative: Alternative; onChoose: (encoding: Encoding) => void };

/** Until a person asks for all that were sent. */
const shownExamples = 3;

const describeShown = (n: number, all: number): string =>
  n === 0
    ? ''
    : t(
        n >= all
          ? '{n, plural, one {This is it.} =2 {These are both.} other {These are all three.}}'
          : '{n, plural, one {This is the first.} =2 {These are the first two.} other {These are the first three.}}',
        { n },
      );

export function EncodingAlternative({ inUse, alternative, onChoose }: Props) {
  const { encoding, differing_lines: lines, whole_file: isWhole = false } = alternative;
  const [all, setAll] = useState(false);
  const examples = all ? alternative.examples : alternative.examples.slice(0, shownExamples);
  const more = alternative.examples.length > shownExamples;
  return (
    <section className={classes['strip']} aria-label={t('Is this right?')}>
      <div className={classes['head']}>
        <h3>{t('Is this right?')}</h3>
        <p className={section['caption']}>
          {rich(
            'If the file were <b>{encoding}</b>, {n, plural, one {# line} other {# lines}} of the ' +
              '{part, select, file {file} other {sample}} would read differently.',
            { b: (text) => <b>{text}</b>, encoding, n: lines, part: isWhole ? 'file' : 'sample' },
          )}{' '}
          {all ? '' : describeShown(examples.length, lines)}{' '}
          {more && (
            <UnstyledButton
              className={classes['more'] ?? ''}
              aria-expanded={all}
              onClick={() => setAll(!all)}
            >
              {t(all ? 'Show fewer' : 'Show {n, number}', { n: alternative.examples.length })}
            </UnstyledButton>
          )}
        </p>
        <Button size="xs" className={classes['choose'] ?? ''} onClick={() => onChoose(encoding)}>
          {t('Read as {encoding}', { encoding })}
        </Button>
      </div>
      {examples.length > 0 && (
        <div className={classes['scroll']}>
          <table className={classes['examples']}>
            <thead>
              <tr>
                <th className={classes['line']}>{t('Line')}</th>
                <th className={classes['column']}>{t('Column')}</th>
                <th>
                  {inUse} <span className={section['meta']}>{t('in use')}</span>
                </th>
                <th>{encoding}</th>
              </tr>
            </thead>
            <tbody>
              {examples.map((example) => (
                <Example key={`${example.line}:${example.column}`} {...example} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Example({ line, column, current, other }: Alternative['examples'][number]) {
  const diff = diffReadings(current, other);
  return (
    <tr>
      <td className={classes['line']}>{formatCount(line)}</td>
      <td className={classes['column']} title={column}>
        {column}
      </td>
      <td className={section['mono']} title={current}>
        <Marked parts={diff.current} />
      </td>
      <td className={section['mono']} title={other}>
        <Marked parts={diff.other} />
      </td>
    </tr>
  );
}

function Marked({ parts }: { parts: readonly TextPart[] }) {
  let at = 0;
  return parts.map(({ text, differs }) => {
    at += text.length;
    return differs ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>;
  });
}
