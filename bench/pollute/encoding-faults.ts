// The same companies in every encoding, under names of its language.
import type { Encoding } from '../../shared/schema/import.ts';
import { encodeText } from '../../electron/domain/imports/reader/testing-bytes.ts';
import { companyTable, type Names } from './clean-table.ts';
import type { Fault } from './fault.ts';
import { plain, textOf } from './write-table.ts';

const names = (first: string, second: string, legal: string, cities: string): Names => ({
  first: first.split(' '),
  second: second.split(' '),
  legal: legal.split(' '),
  cities: cities.split(' '),
});

const languages: Record<string, Names | undefined> = {
  western: undefined,
  german: names(
    'Brückmann Groß Müller Schäfer Hale',
    'Präzision Möbel Söhne Bau Optik',
    'GmbH AG KG',
    'Köln Fürth Düsseldorf Bonn',
  ),
  polish: names(
    'Zakład Śląsk Mleczarnia Łódź Huta',
    'Świeżość Usług Węgiel Przędza Piekarnia',
    'S.A. sp.',
    'Kraków Gdańsk Poznań Radom',
  ),
  russian: names(
    'Северсталь Ромашка Восход Молочный',
    'Завод Строй Энерго Торг',
    'ООО ОАО ЗАО',
    'Москва Казань Омск Тверь',
  ),
  greek: names('Ελληνικά Βιομηχανία Αθηναϊκή', 'Πετρέλαια Τροφίμων Ζυθοποιία', 'ΑΕ ΕΠΕ', 'Αθήνα Πάτρα Βόλος'),
  turkish: names('Güneş Yıldız Doğuş', 'Işık Çelik Yapı', 'AŞ Ltd', 'İstanbul Eskişehir Balıkesir'),
  hebrew: names('תעשיות שירותי חברת', 'מזון מחשוב הבנייה', 'בעמ', 'חיפה ירושלים אשדוד'),
  arabic: names('الشركة مؤسسة شركة', 'الوطنية النور الخليج', 'المحدودة', 'الرياض القاهرة دبي'),
  japanese: names(
    '日本 東京 大阪 北海道',
    '電気 化学 食品 建設',
    '株式会社 有限会社',
    '東京都 大阪市 横浜市',
  ),
  chinese: names('上海 深圳 中国 北京', '汽车 电子 化工 机械', '有限公司 集团', '上海市 广州市 深圳市'),
  taiwanese: names('台灣 國泰 新竹 華東', '電子 金融 機械 貿易', '有限公司 集團', '台北市 高雄市 新竹市'),
  korean: names('삼성 현대 한국 대우', '전자 자동차 건설 화학', '주식회사', '서울 부산 인천'),
};

const cases: [keyof typeof languages, Encoding, mark?: true][] = [
  ['western', 'utf-8'],
  ['western', 'utf-8', true],
  ['western', 'utf-16le', true],
  ['western', 'utf-16be', true],
  ['western', 'utf-32le', true],
  ['western', 'utf-16le'],
  ['western', 'utf-16be'],
  ['western', 'utf-32le'],
  ['western', 'utf-32be'],
  ['japanese', 'utf-16le'],
  ['western', 'windows-1252'],
  ['western', 'cp850'],
  ['german', 'cp437'],
  ['western', 'macintosh'],
  ['polish', 'windows-1250'],
  ['polish', 'iso-8859-2'],
  ['polish', 'cp852'],
  ['russian', 'windows-1251'],
  ['russian', 'koi8-r'],
  ['russian', 'iso-8859-5'],
  ['russian', 'ibm866'],
  ['greek', 'windows-1253'],
  ['turkish', 'windows-1254'],
  ['hebrew', 'windows-1255'],
  ['arabic', 'windows-1256'],
  ['japanese', 'shift_jis'],
  ['japanese', 'euc-jp'],
  ['chinese', 'gb18030'],
  ['taiwanese', 'big5'],
  ['korean', 'euc-kr'],
];

export const encodingFaults: Fault[] = cases.map(([language, encoding, mark]) => ({
  group: 'Encoding',
  name: `${encoding}${mark ? ', with its mark' : ''} (${language})`,
  pollute(seed) {
    const truth = companyTable(seed, 60, languages[language]);
    return { bytes: encodeText((mark ? '\uFEFF' : '') + textOf(truth, plain), encoding), truth };
  },
}));

encodingFaults.push({
  group: 'Encoding',
  name: 'a byte that is none',
  says: ['undecodable_bytes'],
  pollute(seed) {
    const truth = companyTable(seed);
    const bytes = Buffer.from(textOf(truth, plain));
    const at = bytes.indexOf('company-', bytes.length / 2) + 3;
    bytes[at] = 0xff;
    const domain = bytes.subarray(at - 3, bytes.indexOf(44, at)).toString('utf8');
    const original = domain.replace('\uFFFD', 'p');
    const records = truth.records.map((cells) => cells.map((cell) => (cell === original ? domain : cell)));
    return { bytes, truth: { ...truth, records } };
  },
});
