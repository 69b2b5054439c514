// The small marks beside a value: where it came from, shape first, and whether a person locked it.
import { t } from '../../../shared/messages/message.ts';
import type { RecordSource } from '../../../shared/schema/record.ts';
import classes from './source-mark.module.css';

type SourceKind = RecordSource['kind'];

const square = <path d="M1.2 1.2h5.6v5.6H1.2z" />;

const shapes: Record<SourceKind, React.JSX.Element> = {
  person: <circle cx="4" cy="4" r="3.2" />,
  script: square,
  undo: square,
  import: <path d="M.8 1.4h6.4L4 7.2z" />,
  provider: <path d="M4 .3 7.7 4 4 7.7.3 4z" />,
  refresh: <circle cx="4" cy="4" r="2.5" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  magic: <path d="M4 .4 5 3l2.6 1L5 5 4 7.6 3 5 .4 4 3 3z" />,
  sync: <path d="M1.2 1h2v6h-2zM4.8 1h2v6h-2z" />,
};

export function SourceMark({ source, note }: { source: SourceKind; note: string }) {
  return (
    <svg
      className={classes['mark']}
      data-source={source}
      width="8"
      height="8"
      viewBox="0 0 8 8"
      fill="currentColor"
      role="img"
      aria-label={note}
    >
      <title>{note}</title>
      {shapes[source]}
    </svg>
  );
}

export function LockMark({ note = t('Locked') }: { note?: string }) {
  return (
    <svg className={classes['mark']} width="9" height="10" viewBox="0 0 9 10" role="img" aria-label={note}>
      <title>{note}</title>
      <path d="M1.2 4.6h6.6v4.6H1.2z" fill="currentColor" />
      <path d="M2.6 4.6V3a1.9 1.9 0 0 1 3.8 0v1.6" fill="none" stroke="currentColor" strokeWidth="1.2" />
    </svg>
  );
}
