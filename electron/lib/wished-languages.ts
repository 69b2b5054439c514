// The languages that a request asks for (https://www.rfc-editor.org/rfc/rfc9110#name-accept-language), without their regions.

/** From an `Accept-Language` header; the most wished first, none that is refused. */
export const wishedLanguages = (accepted: string | null): string[] =>
  (accepted ?? '')
    .split(',')
    .map(parseWish)
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ language }) => language);

function parseWish(wish: string): { language: string; weight: number } {
  const [range = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = q === undefined ? 1 : Number(q.slice(2));
  return { language: range.split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0 };
}
