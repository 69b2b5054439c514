// The currency that an amount is written in. A company's funding is in US dollars: another currency is never taken for them.

const symbols: Record<string, string> = {
  $: 'USD',
  us$: 'USD',
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  rs: 'INR',
  'rs.': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₪': 'ILS',
  zł: 'PLN',
  kč: 'CZK',
  rmb: 'CNY',
  元: 'CNY',
  円: 'JPY',
  원: 'KRW',
  r$: 'BRL',
  c$: 'CAD',
  ca$: 'CAD',
  a$: 'AUD',
  au$: 'AUD',
  hk$: 'HKD',
  s$: 'SGD',
  nt$: 'TWD',
  // Yen or yuan, krona or krone: which one only a person knows.
  '¥': '¥',
  '￥': '¥',
  kr: 'kr',
  'kr.': 'kr',
};

const codes = new Set(
  (
    'USD EUR GBP CHF SEK NOK DKK PLN CZK HUF RON BGN ISK RUB UAH TRY ILS AED SAR INR CNY JPY KRW TWD HKD SGD THB IDR MYR ' +
    'PHP VND AUD NZD CAD MXN BRL ARS CLP COP PEN ZAR NGN KES EGP'
  ).split(' '),
);

function currencyOf(text: string): string | null {
  const known = symbols[text.toLowerCase()];
  if (known !== undefined) return known;
  const code = text.toUpperCase();
  return codes.has(code) ? code : null;
}

const leading = /^((?:[a-z]{1,3})?[$€£₹₩₽₺₪¥￥]|[a-z]{2,3}\.?)\s*(?=[\d(-])/i;
const trailing =
  /(?<=[\d.a-z万亿億萬만억)])\s*((?:us|ca|au|hk|nt|[rcas])?[$€£₹₩₽₺₪¥￥元円원]|(?<![a-z])(?:[a-z]{3}|euros?|rs\.?|kr\.?|zł|kč))$/i;

/** The amount without its currency, and the currency's code; null where none is written. */
export function splitCurrency(text: string): { amount: string; currency: string | null } {
  for (const [pattern, cut] of [
    [leading, (match: RegExpExecArray) => text.slice(match[0].length)],
    [trailing, (match: RegExpExecArray) => text.slice(0, match.index)],
  ] as const) {
    const match = pattern.exec(text);
    const currency = match && currencyOf(match[1] ?? '');
    if (match && currency) return { amount: cut(match).trim(), currency };
  }
  return { amount: text, currency: null };
}
