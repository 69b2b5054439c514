// First step: is the file read as it was meant? Everything that was guessed is shown with its reason and can be changed.
import { Button } from '@mantine/core';
import type { Source } from '../../../../../shared/schema/import.ts';
import { formatCount, plural } from '../../../../lib/format.ts';
import { useImportOpener } from '../../../../ui/import-opener.tsx';
import { Kbd } from '../../../../ui/kbd.tsx';
import { InlineError } from '../../../../ui/message.tsx';
import { ActionBar, PageBody, SidePanel, Spacer } from '../../../../ui/page.tsx';
import { StatusNote } from '../../../../ui/status-bar.tsx';
import { useNextKey } from '../../use-next-key.ts';
import section from '../frame/section.module.css';
import type { Reading } from '../use-reading.ts';
import { hasNoRows } from '../has-no-rows.ts';
import { lineWord } from './format-options.ts';
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
        <section className={section['left']} aria-label="Preview of the file">
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
        <SidePanel label="How it was read">
          <ReadingPanel source={source} onChange={change} />
          <IssueList issues={source.issues} word={lineWord(source)} />
        </SidePanel>
      </PageBody>
      {error && (
        <div className={section['notice']}>
          <InlineError>{error.message}</InlineError>
        </div>
      )}
      <ActionBar>
        <Button variant="subtle" onClick={opener.chooseFile}>
          Choose another file
        </Button>
        <Spacer />
        <span className={section['caption']}>{sizeOf(source)}</span>
        <Button variant="filled" rightSection={<Kbd keys="Mod ↵" />} onClick={onNext}>
          Map columns
        </Button>
      </ActionBar>
      <StatusNote>
        <span>Read, nothing stored yet</span>
      </StatusNote>
    </>
  );
}

function adviceFor(source: Source): string {
  if (source.dialect.layout === 'list') return 'One row for each record, one column for each name in it.';
  const line = source.dialect.layout === 'sheet' ? 'row' : 'line';
  return hasNoRows(source)
    ? `Click the number of the ${line} that is the header, or choose another file.`
    : `Cells as they stand in the file. Click a ${line} number to make that ${line} the header.`;
}

function previewTitle(source: Source): string {
  if (hasNoRows(source)) return 'No rows below the header';
  const shown = source.preview.filter((row) => row.kind === 'data').length;
  if (source.row_count === null || source.row_count < shown) return `First ${plural(shown, 'row', 'rows')}`;
  if (source.row_count === shown) return shown === 1 ? 'The only row' : `All ${formatCount(shown)} rows`;
  const about = source.status === 'scanning' ? 'about ' : '';
  return `First ${formatCount(shown)} of ${about}${plural(source.row_count, 'row', 'rows')}`;
}

function sizeOf(source: Source): string {
  const columns = plural(source.columns.length || columnCount(source.preview), 'column', 'columns');
  if (source.row_count === null) return `Counting the rows, ${columns}`;
  const rows = plural(source.row_count, 'row', 'rows');
  return source.status === 'scanning' ? `About ${rows}, ${columns}` : `${rows}, ${columns}`;
}
