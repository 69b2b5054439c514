// Amounts of money as people write them → plain digits, only where there is one way to read them.

const scales: Record<string, number> = {
  k: 3,
  thousand: 3,
  m: 6,
  mm: 6,
  mn: 6,
  mio: 6,
  million: 6,
  millions: 6,
  b: 9,
  bn: 9,
  billion: 9,
  billions: 9,
};

/** `"$18,900,000"`, `"1.234.567,50"`, `"US$ 18.9M"` → digits with a dot; null where it could mean two amounts, or none. */
export function toPlainAmount(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^(?:US\$|USD|\$)\s*/i, '')
    .replace(/\s*(?:US\$|USD|\$)$/i, '');
  const match = /^([\d.,' \u00A0\u202F]*\d)\s*([a-z]+)?\.?$/i.exec(bare);
  const digits = match && plainDigits(match[1] ?? '');
  if (!match || digits === null) return null;
  return match[2] === undefined ? digits : scaled(digits, scales[match[2].toLowerCase()]);
}

function plainDigits(text: string): string | null {
  const number = text.replace(/[\u00A0\u202F]/g, ' ');
  if (/^\d+(\.\d+)?$/.test(number)) return number;
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(number)) return number.replaceAll(',', '');
  if (/^\d{1,3}([' ]\d{3})+(\.\d+)?$/.test(number)) return number.replace(/[' ]/g, '');
  if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(number) || /^\d{1,3}(\.\d{3})+,\d{1,2}$/.test(number))
    return number.replaceAll('.', '').replace(',', '.');
  if (/^\d{1,3}( \d{3})+,\d{1,2}$/.test(number)) return number.replaceAll(' ', '').replace(',', '.');
  return /^\d+,\d{1,2}$/.test(number) ? number.replace(',', '.') : null;
}

/** Moves the decimal point, so that no digit is rounded. */
function scaled(digits: string, zeros: number | undefined): string | null {
  if (zeros === undefined) return null;
  const [whole = '', part = ''] = digits.split('.');
  const moved = part.padEnd(zeros, '0');
  const rest = moved.slice(zeros).replace(/0+$/, '');
  return `${whole}${moved.slice(0, zeros)}${rest === '' ? '' : `.${rest}`}`;
}
