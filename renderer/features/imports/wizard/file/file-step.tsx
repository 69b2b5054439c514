// First step: is the file read as it was meant? Everything that was guessed is shown with its reason and can be changed.
import { Button } from '@mantine/core';
import { t } from '../../../../../shared/messages/message.ts';
import type { Source } from '../../../../../shared/schema/import.ts';
import { useImportOpener } from '../../../../ui/import-opener.tsx';
import { Kbd } from '../../../../ui/kbd.tsx';
import { InlineError } from '../../../../ui/message.tsx';
import { ActionBar, PageBody, SidePanel, Spacer } from '../../../../ui/page.tsx';
import { StatusNote } from '../../../../ui/status-bar.tsx';
import { useNextKey } from '../../use-next-key.ts';
import section from '../frame/section.module.css';
import type { Reading } from '../use-reading.ts';
import { hasNoRows } from '../has-no-rows.ts';
import { countedIn } from './format-options.ts';
import { columnCount } from './preview-layout.ts';
import { EncodingAlternative } from './encoding-alternative.tsx';
import { IssueList } from './issue-list.tsx';
import { PreviewTable } from './preview-table.tsx';
import { ReadingPanel } from './reading-panel.tsx';

type Props = { reading: Reading; onNext: () => void };

export function FileStep({ reading, onNext }: Props) {
  const { source, readAs, busy, error, change } = reading;
  const opener = useImportOpener();
  useNextKey(onNext);
  return (
    <>
      <PageBody>
        <section className={section['left']} aria-label={t('Preview of the file')}>
          <div className={section['bar']}>
            <h2 className={section['head']}>{previewTitle(source)}</h2>
            <span className={section['caption']}>{adviceFor(source)}</span>
          </div>
          <PreviewTable source={source} busy={busy} onHeaderLine={(line) => change({ header_line: line })} />
          {source.encoding_alternative && (
            <EncodingAlternative
              inUse={readAs}
              alternative={source.encoding_alternative}
              onChoose={(encoding) => change({ encoding })}
            />
          )}
        </section>
        <SidePanel label={t('How it was read')}>
          <ReadingPanel source={source} onChange={change} />
          <IssueList issues={source.issues} counted={countedIn(source)} />
        </SidePanel>
      </PageBody>
      {error && (
        <div className={section['notice']}>
          <InlineError>{error.message}</InlineError>
        </div>
      )}
      <ActionBar>
        <Button variant="subtle" onClick={opener.chooseFile}>
          {t('Choose another file')}
        </Button>
        <Spacer />
        <span className={section['caption']}>{sizeOf(source)}</span>
        <Button variant="filled" rightSection={<Kbd keys="Mod ↵" />} onClick={onNext}>
          {t('Map columns')}
        </Button>
      </ActionBar>
      <StatusNote>
        <span>{t('Read, nothing stored yet')}</span>
      </StatusNote>
    </>
  );
}

function adviceFor(source: Source): string {
  const counted = countedIn(source);
  if (counted === 'record') return t('One row for each record, one column for each name in it.');
  return t(
    hasNoRows(source)
      ? 'Click the number of the {counted, select, row {row} other {line}} that is the header, or choose another file.'
      : 'Cells as they stand in the file. Click a {counted, select, row {row} other {line}} number to make ' +
          'that {counted, select, row {row} other {line}} the header.',
    { counted },
  );
}

function previewTitle(source: Source): string {
  if (hasNoRows(source)) return t('No rows below the header');
  const { row_count: all, status } = source;
  const shown = source.preview.filter((row) => row.kind === 'data').length;
  if (all === null || all < shown) return t('First {n, plural, one {# row} other {# rows}}', { n: shown });
  if (all === shown) return t('{n, plural, one {The only row} other {All # rows}}', { n: shown });
  return t(
    status === 'scanning'
      ? 'First {shown, number} of about {n, plural, one {# row} other {# rows}}'
      : 'First {shown, number} of {n, plural, one {# row} other {# rows}}',
    { shown, n: all },
  );
}

function sizeOf(source: Source): string {
  const { row_count: rows, status } = source;
  const columns = source.columns.length || columnCount(source.preview);
  if (rows === null)
    return t('Counting the rows, {columns, plural, one {# column} other {# columns}}', { columns });
  return t(
    status === 'scanning'
      ? 'About {rows, plural, one {# row} other {# rows}}, {columns, plural, one {# column} other {# columns}}'
      : '{rows, plural, one {# row} other {# rows}}, {columns, plural, one {# column} other {# columns}}',
    { rows, columns },
  );
}
