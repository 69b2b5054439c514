// Which characters Japanese, Chinese and Korean texts are made of: evidence for the encodings of several bytes.
import type { Encoding } from '../../../../../shared/schema/import.ts';

type EastAsian = {
  encoding: Encoding;
  /** Characters that every text in the language is full of, those of company lists among them. */
  frequent: Set<string>;
  /** The first level of the national standard: what ordinary texts need. */
  ordinary: () => Set<string>;
  /** Whether kana are part of the language. */
  kana: boolean;
};

const japanese = new Set(
  '日本大東京都市区町村県丁目番地号北海道阪府神奈川愛知千葉埼玉福岡兵庫株式会社有限合同法人組合業務商事工産製造販売電気機械建設金融保険銀行情報通信運輸' +
    '食品化学医薬不動サービス内国外資上場非連結無決算年月現在提出者名英字所種別証券一二三四五六七八九十中小田山島野原木林松井上下前後新古高長' +
    '石森橋本屋店舗場館学校大院病研究開発技術総合管理財団体協会組',
);
const simplified = new Set(
  '的一是了不在人有他这上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道' +
    '想作种开美总从无情己面最女但现前些所同日手又行意动方期有限公司股份科技集团上海北京深圳广州市区路号省县贸易实业电子信息网络工程建设投资管理服务' +
    '制造销售金融银行保险药化工机械设备材料华东南西新海江浙苏川湖',
);
const traditional = new Set(
  '的一是不在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得于著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒' +
    '動面起看定天分還進好小部其些主樣理心有限公司股份科技集團臺灣台北市區路號樓縣新竹高雄中桃園南貿易實業電子資訊工程建設投資管理服務製造銷售金融銀行' +
    '保險藥化機械設備材料華東西海香港九龍',
);
const korean = new Set(
  '이다는의가을에하고지로사한기대주식회사서울시구동부산광역경도인천남북로길번층호전자정보기술통신건설산업개발은행금융보험화학제약무역상물류유한합자공국' +
    '일를으나어리자해들수그있것도만게성아과비신여장안원마모보세우연스트조선중',
);

const range = (label: string, leads: [number, number], trails: [number, number][]): (() => Set<string>) => {
  let set: Set<string> | undefined;
  return () => (set ??= decodeRange(label, leads, trails));
};

function decodeRange(
  label: string,
  [first, last]: [number, number],
  trails: [number, number][],
): Set<string> {
  const bytes: number[] = [];
  for (let lead = first; lead <= last; lead += 1) {
    for (const [from, to] of trails) {
      for (let trail = from; trail <= to; trail += 1) bytes.push(lead, trail);
    }
  }
  return new Set(new TextDecoder(label).decode(new Uint8Array(bytes)).replaceAll('\uFFFD', ''));
}

const row: [number, number][] = [[0xa1, 0xfe]];
const kanji = range('euc-jp', [0xb0, 0xcf], row);
const big5Row: [number, number][] = [
  [0x40, 0x7e],
  [0xa1, 0xfe],
];

export const eastAsian: EastAsian[] = [
  { encoding: 'shift_jis', frequent: japanese, ordinary: kanji, kana: true },
  { encoding: 'euc-jp', frequent: japanese, ordinary: kanji, kana: true },
  { encoding: 'gb18030', frequent: simplified, ordinary: range('gb18030', [0xb0, 0xd7], row), kana: false },
  { encoding: 'big5', frequent: traditional, ordinary: range('big5', [0xa4, 0xc6], big5Row), kana: false },
  { encoding: 'euc-kr', frequent: korean, ordinary: range('euc-kr', [0xb0, 0xc8], row), kana: false },
];

/** How much a text reads like the language: 0 … 1, below 0 for what is no text. */
export function scoreEastAsian(text: string, language: EastAsian): number {
  let sum = 0;
  let count = 0;
  for (const [character] of text.matchAll(/[^\0-\x7F]/gu)) {
    sum += scoreCharacter(character, language);
    count += 1;
  }
  // A character of theirs between two ASCII letters is an accented letter, misread.
  const torn = text.match(/[a-z][\u3040-\uD7FF\uFF61-\uFF9F][a-z]/g)?.length ?? 0;
  return count === 0 ? 0 : (sum - torn) / count;
}

function scoreCharacter(character: string, { frequent, ordinary, kana }: EastAsian): number {
  const point = character.codePointAt(0) ?? 0;
  if (point === 0xfffd || (point >= 0x80 && point < 0xa0) || (point >= 0xe000 && point < 0xf900)) return -2;
  if (frequent.has(character)) return 1;
  if (point >= 0x3041 && point <= 0x30ff) return kana ? 0.95 : 0.1;
  if (ordinary().has(character)) return 0.6;
  if ((point >= 0x3000 && point < 0x3040) || (point > 0xff00 && point < 0xff5f)) return 0.6;
  if (point >= 0xff61 && point <= 0xff9f) return kana ? 0.2 : 0;
  return 0.05;
}
