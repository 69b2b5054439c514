// Whether an entry of a list is a phone number that another entry spells in E.164: what a provider offers in that form takes the
// place of the old spelling, and is not offered again in any other.

/** `+493023125000` and `030 231 25 000`, but neither the other way round nor two numbers of other lengths. */
export function isRespelled(entry: unknown, e164: unknown): boolean {
  if (typeof entry !== 'string' || typeof e164 !== 'string' || entry === e164) return false;
  const [number, extension] = split(e164);
  const [text, ownExtension] = split(entry);
  if (!/^\+\d{7,15}$/.test(number) || !/^[+(\d][\d\s()./-]*$/.test(text) || extension !== ownExtension)
    return false;
  return isSameNumber(text, number.slice(1));
}

/** The number, and its extension's digits. */
function split(entry: string): [string, string] {
  const [, number = entry, extension = ''] = /^(.*?)\s*(?:ext\.?|x|#)\s*(\d+)$/i.exec(entry.trim()) ?? [];
  return [number.trim(), extension];
}

function isSameNumber(text: string, digits: string): boolean {
  const own = text.replace(/\(0\)/, '').replace(/[^+\d]/g, '');
  if (/^(?:\+|00)/.test(own)) return own.replace(/^(?:\+|00)/, '') === digits;
  const national = own.replace(/^0/, '');
  const countryLength = digits.length - national.length;
  return national.length >= 6 && countryLength >= 1 && countryLength <= 3 && digits.endsWith(national);
}
