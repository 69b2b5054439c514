// How the lines of a file end, judged from its head. CR and LF inside quoted cells do not count.
import type { Source } from '../../../../../shared/schema/import.ts';
import type { LineEnds } from './grammar.ts';

export type LineEndCounts = { lf: number; crlf: number; cr: number };

export function countKinds(text: string, quote: string): LineEndCounts {
  const aware = countOutside(text, quote);
  return aware.lf + aware.crlf + aware.cr > 0 ? aware : countOutside(text, '');
}

function countOutside(text: string, quote: string): LineEndCounts {
  const counts = { lf: 0, crlf: 0, cr: 0 };
  const mark = quote === '' ? -1 : quote.charCodeAt(0);
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === mark) inside = !inside;
    else if (inside || (unit !== 10 && unit !== 13)) continue;
    else if (unit === 10) counts.lf += 1;
    else if (text.charCodeAt(at + 1) === 10) {
      counts.crlf += 1;
      at += 1;
    } else counts.cr += 1;
  }
  return counts;
}

/** Which line ends split records. A few CRs in a file of LFs are part of its cells. */
export function endsOf({ lf, crlf, cr }: LineEndCounts): LineEnds {
  if (lf + crlf === 0 && cr > 0) return 'cr';
  return cr > (lf + crlf) / 10 ? 'any' : 'lf';
}

export function labelOf({ lf, crlf, cr }: LineEndCounts): Source['line_ending'] {
  const kinds = [lf, crlf, cr].filter((count) => count > 0).length;
  if (kinds > 1) return 'mixed';
  if (cr > 0) return 'cr';
  return crlf > 0 ? 'crlf' : 'lf';
}
