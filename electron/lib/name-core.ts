// A company's name without what may differ between two ways of writing it: case, accents, punctuation and the legal form.
// The form is kept beside it: "Acme Inc" and "Acme GmbH" have one core and are two companies until a person says otherwise.

const forms = new Set(
  (
    'inc incorporated corp corporation co company llc llp lp ltd limited plc cic gmbh mbh ggmbh ag kg kgaa ohg ug eg ev ek ' +
    'se sa sas sasu sarl eurl sca snc srl spa sapa scrl bv nv vof cv ab hb kb as asa aps ivs oy oyj ab sl slu sll slp lda ' +
    'ltda eireli me epp sro spol spzoo doo dd ad ead ood kd eood kft zrt nyrt bt rt sia uab oü ou as pty pte pvt ' +
    'private bhd sdn kk yk gk tbk pt ooo oao zao pao ao tov ltd sti ve tic san sal sae psc fze llp aktiengesellschaft'
  ).split(' '),
);

/** "Sp. z o.o." in all its spellings. */
const polishForm = /\bsp\.?\s*z\s*\.?\s*o\.?\s*o\.?/;

/** Those that stand before or behind a name without a space. */
const attachedForms =
  /株式会社|有限会社|合同会社|合資会社|合名会社|[（(]株[)）]|[（(]有[)）]|㈱|㈲|股份有限公司|有限责任公司|有限責任公司|有限公司|주식회사|유한회사/g;
const attached = new Set(
  '株式会社 有限会社 合同会社 合資会社 合名会社 株 有 股份有限公司 有限责任公司 有限責任公司 有限公司 주식회사 유한회사'.split(
    ' ',
  ),
);

/** Told apart only where nothing else is left. */
const fillers = new Set(['the', 'and', 'und', 'et', 'y', 'e', 'og', 'och', 'i']);

export type NameCore = {
  core: string;
  /** Sorted legal forms; empty where the name has none. */ form: string;
};

export function nameCore(name: string): NameCore {
  const words = wordsOf(name.toLowerCase().replace(polishForm, ' spzoo'));
  const isForm = (at: number): boolean =>
    [forms, attached, fillers].some((known) => known.has(words[at] ?? ''));
  let from = 0;
  let to = words.length;
  while (to - from > 1 && isForm(to - 1)) to -= 1;
  while (to - from > 1 && isForm(from)) from += 1;
  const core = words
    .slice(from, to)
    .filter((word) => !fillers.has(word))
    .join(' ');
  const form = [...words.slice(0, from), ...words.slice(to)]
    .filter((word) => !fillers.has(word))
    .toSorted()
    .join(' ');
  return { core: core === '' ? words.join(' ') : core, form };
}

/** "S.p.A." is one word; "&" is a word of its own. */
const wordsOf = (name: string): string[] =>
  (isPlain(name) ? name : withoutAccents(name))
    .replace(/(?<=\p{L})\.(?=\p{L}|$|\s)/gu, '')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');

/** Nearly all names are, and it spares them half of the work. */
function isPlain(name: string): boolean {
  for (let at = 0; at < name.length; at += 1) if (name.charCodeAt(at) > 127) return false;
  return true;
}

/** The marks of other scripts tell words apart: "ガス" is gas, "カス" is waste. */
const withoutAccents = (name: string): string =>
  name
    .normalize('NFC')
    .replace(attachedForms, ' $& ')
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l');
