// Days since 1900 or 1904, as workbooks count them, as ISO texts. Nothing that the number holds is dropped: a time under a
// date format shows, and a day under a time format too.
import type { NumberKind } from './number-kind.ts';

const dayMs = 86_400_000;
/** 9999-12-31, the last day that spreadsheet programs know. */
const lastDay = 2_958_465;

/** Null where the number is no date under this format. */
export function serialText(
  serial: number,
  kind: Exclude<NumberKind, 'number'>,
  is1904: boolean,
): string | null {
  if (!(serial >= 0) || serial > lastDay) return null;
  const total = Math.round(serial * dayMs);
  const days = Math.floor(total / dayMs);
  const ms = total - days * dayMs;
  if (kind === 'duration') return clock(total);
  // Day 0 is no day in the 1900 system, and under a time format in neither.
  if (days === 0 && (kind === 'time' || (!is1904 && ms > 0))) return clock(ms);
  const day = dayText(days, is1904);
  return kind === 'date' && ms === 0 ? day : `${day}T${clock(ms)}`;
}

function clock(ms: number): string {
  const parts = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  const text = parts.map((part) => String(part).padStart(2, '0')).join(':');
  const fraction = ms % 1000;
  return fraction === 0 ? text : `${text}.${String(fraction).padStart(3, '0')}`;
}

/** The 1900 system has a 29 February 1900, which never was, as day 60. */
function dayText(days: number, is1904: boolean): string {
  if (!is1904 && days === 60) return '1900-02-29';
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(epoch + days * dayMs).toISOString().slice(0, 10);
}
