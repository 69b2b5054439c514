// Looks of a column, as classes.
import classes from './company-grid.module.css';

type Look = { align: 'start' | 'end'; pinned?: true; tone?: 'quiet' } | undefined;

export function cellClass(look: Look, kind: 'head' | 'value'): string {
  return [
    classes['cell'],
    look?.align === 'end' && classes['end'],
    look?.pinned && classes['pinned'],
    kind === 'value' && look?.tone === 'quiet' && classes['quiet'],
  ]
    .filter(Boolean)
    .join(' ');
}
