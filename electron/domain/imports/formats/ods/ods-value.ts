// A cell of an OpenDocument sheet as text by its type.
import { workbookNumber } from '../plain-number.ts';
import type { Attributes } from '../read-xml.ts';

export type OdsCell = { attributes: Attributes; paragraphs: string[] };

export function odsCellText({ attributes, paragraphs }: OdsCell): string {
  const written = attributes['office:string-value'] ?? '';
  // LibreOffice writes an empty value for an error, and shows it.
  const shown = written === '' ? paragraphs.join('\n') : written;
  switch (attributes['office:value-type'] ?? 'string') {
    case 'float':
    case 'percentage':
    case 'currency':
      return workbookNumber(attributes['office:value'] ?? '') ?? shown;
    case 'date':
      return (attributes['office:date-value'] ?? shown).replace(/(\.\d{3})\d+$/, '$1').replace(/\.000$/, '');
    case 'time':
      return timeText(attributes['office:time-value'] ?? '') ?? shown;
    case 'boolean':
      return attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE';
    default:
      return shown;
  }
}

/** "PT36H05M00S" → "36:05:00". */
function timeText(duration: string): string | null {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?$/.exec(duration);
  if (!match) return null;
  const [, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const text = [hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':');
  const ms = fraction.slice(0, 3).replace(/0+$/, '');
  return ms === '' ? text : `${text}.${ms.padEnd(3, '0')}`;
}

export const isErrorCell = ({ attributes }: OdsCell): boolean =>
  attributes['calcext:value-type'] === 'error' ||
  attributes['table:formula']?.startsWith('of:=NA()') === true;
