import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../../../../shared/schema/import.ts';
import { encodeText } from '../testing-bytes.ts';
import { detectEncoding } from './detect-encoding.ts';

const texts = {
  german: 'Firma;Ort\nBrückmann Präzisionsteile GmbH;Köln\nGroß & Söhne;Düsseldorf\nMüller Möbel;Fürth\n',
  french: 'Société;Ville\nMaison Aubrelle SAS;Besançon\nCrédit Général;Orléans\nÉlectricité Réunie;Nîmes\n',
  spanish:
    'Empresa;Ciudad\nCañizal Plásticos SA;Málaga\nCompañía Eléctrica;León\nAlmacén Peñarroya;Logroño\n',
  portuguese:
    'Empresa;Cidade\nConservas Quintelas;São Roque\nConstruções Irmãos;Olhão\nComércio Português;Évora\n',
  swedish: 'Företag;Ort\nLöfqvist Trä AB;Malmö\nSågvägen Kök;Västerås\nÅkesson Bröd;Gävle\n',
  danish: 'Firma;By\nMøllevej Brød A/S;Nørresundby\nSkovlyst Bæredygtig;Helsingør\nÅrhus Køleteknik;Århus\n',
  italian: 'Società;Città\nCaffè Perù SpA;Forlì\nQualità e Libertà;Cantù\n',
  polish:
    'Firma;Miasto\nZakład Produkcyjny Łódź;Łódź\nPrzedsiębiorstwo Usług Śląsk;Częstochowa\nMleczarnia Świeżość;Kraków\n',
  czech:
    'Firma;Město\nPerštejn Optika s.r.o.;Perštejn\nStrojírny Říčany;Říčany\nPřádelna Žďár;Žďár nad Sázavou\n',
  hungarian: 'Cég;Város\nGépgyártó és Öntöde Kft.;Győr\nÉlelmiszeripari Zrt.;Székesfehérvár\nFűtőmű;Ajka\n',
  croatian:
    'Tvrtka;Grad\nŠumarija Đurđevac d.o.o.;Đurđevac\nMljekara Županja;Županja\nČakovečki mlinovi;Čakovec\n',
  russian:
    'Название;Город\nОбщество с ограниченной ответственностью Ромашка;Москва\nСеверсталь;Череповец\nМолочный завод;Екатеринбург\n',
  bulgarian: 'Фирма;Град\nСтроителна компания Напредък;София\nМлечни продукти ООД;Пловдив\n',
  ukrainian: 'Назва;Місто\nТовариство з обмеженою відповідальністю;Київ\nХарківський завод;Харків\n',
  greek: 'Επωνυμία;Πόλη\nΕλληνικά Πετρέλαια;Αθήνα\nΒιομηχανία Τροφίμων;Θεσσαλονίκη\n',
  japanese:
    '提出者名,所在地\nカネコ種苗株式会社,前橋市古市町一丁目\n株式会社サカタのタネ,横浜市都筑区仲町台\n日本ハム株式会社,大阪市北区\n',
  simplified:
    '公司名称,地址\n上海汽车集团股份有限公司,上海市静安区威海路\n深圳市腾讯计算机系统有限公司,深圳市南山区\n中国工商银行,北京市西城区\n',
  traditional:
    '公司名稱,地址\n台灣積體電路製造股份有限公司,新竹市力行六路\n鴻海精密工業股份有限公司,新北市土城區\n國泰金融控股,台北市\n',
  turkish:
    'Şirket;Şehir\nGüneş Işık Mühendislik;İstanbul\nYıldız Çelik Sanayi;Eskişehir\nDoğuş Yapı;Balıkesir\n',
  lithuanian:
    'Įmonė;Miestas\nŠiaulių Žemės ūkio bendrovė;Šiauliai\nKėdainių grūdai;Kėdainiai\nLietuvos Paštas;Panevėžys\n',
  hebrew:
    'שם החברה;עיר\nתעשיות מזון ישראליות בעמ;תל אביב\nשירותי מחשוב הצפון;חיפה\nחברת הבנייה הלאומית;ירושלים\n',
  arabic:
    'اسم الشركة;المدينة\nالشركة الوطنية للصناعات الغذائية;الرياض\nمؤسسة النور للتجارة;القاهرة\nشركة الخليج للمقاولات;دبي\n',
  thai: 'ชื่อบริษัท;จังหวัด\nบริษัท ไทยอุตสาหกรรม จำกัด;กรุงเทพมหานคร\nบริษัท เชียงใหม่การเกษตร จำกัด;เชียงใหม่\nห้างหุ้นส่วน สยามก่อสร้าง;ชลบุรี\n',
  korean:
    '회사명,주소\n삼성전자 주식회사,경기도 수원시 영통구\n현대자동차 주식회사,서울특별시 서초구\n한국전력공사,전라남도 나주시\n',
};

const cases: [keyof typeof texts, Encoding, Encoding?][] = [
  ['german', 'windows-1252'],
  ['french', 'windows-1252'],
  ['spanish', 'windows-1252'],
  ['portuguese', 'windows-1252'],
  ['swedish', 'windows-1252'],
  ['danish', 'windows-1252'],
  ['italian', 'windows-1252'],
  ['polish', 'windows-1250'],
  ['czech', 'windows-1250'],
  ['hungarian', 'windows-1250'],
  ['croatian', 'windows-1250'],
  ['polish', 'iso-8859-2'],
  ['czech', 'iso-8859-2'],
  ['croatian', 'iso-8859-2'],
  ['russian', 'windows-1251'],
  ['bulgarian', 'windows-1251'],
  ['ukrainian', 'windows-1251'],
  ['russian', 'koi8-r'],
  ['russian', 'iso-8859-5'],
  ['bulgarian', 'iso-8859-5'],
  ['greek', 'iso-8859-7'],
  ['turkish', 'windows-1254'],
  ['lithuanian', 'windows-1257'],
  ['ukrainian', 'koi8-u'],
  ['russian', 'ibm866'],
  ['hebrew', 'windows-1255'],
  ['arabic', 'windows-1256'],
  ['arabic', 'iso-8859-6'],
  ['thai', 'windows-874'],
  ['german', 'cp850'],
  ['french', 'cp850'],
  ['danish', 'cp850'],
  ['portuguese', 'cp850'],
  ['polish', 'cp852'],
  ['czech', 'cp852'],
  ['german', 'macintosh'],
  ['french', 'macintosh'],
  ['spanish', 'macintosh'],
  ['japanese', 'shift_jis'],
  ['japanese', 'euc-jp'],
  ['simplified', 'gb18030'],
  ['traditional', 'big5'],
  ['korean', 'euc-kr'],
];

describe('detectEncoding', () => {
  test.each(cases)('knows %s text in %s', (language, encoding) => {
    const guess = detectEncoding([encodeText(texts[language], encoding)]);
    expect(guess).toMatchObject({ encoding });
    expect(guess.confidence).toBeGreaterThan(0.5);
    expect(guess.reason).toMatch(/^Not valid UTF-8: byte [0-9A-F]{2} on line \d/);
  });

  test.each(cases)('knows %s capitals in %s', (language, encoding) => {
    const capitals = texts[language].toUpperCase().replaceAll('SS', 'ss');
    expect(detectEncoding([encodeText(capitals, encoding)])).toMatchObject({ encoding });
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const)(
    'knows %s by its mark',
    (encoding) => {
      const bytes = encodeText(`\uFEFF${texts.japanese}`, encoding);
      expect(detectEncoding([bytes])).toMatchObject({ encoding, confidence: 1, rival: null });
    },
  );

  test.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const)(
    'knows %s without a mark by its NULs',
    (encoding) => {
      expect(detectEncoding([encodeText(texts.german, encoding)])).toMatchObject({ encoding });
    },
  );

  test.each(['japanese', 'korean', 'russian', 'arabic', 'thai'] as const)(
    'knows %s UTF-16 without a mark, where only line ends and delimiters have NULs',
    (language) => {
      for (const encoding of ['utf-16le', 'utf-16be'] as const) {
        expect(detectEncoding([encodeText(texts[language], encoding)])).toMatchObject({ encoding });
      }
    },
  );

  test('takes NULs in a file of bytes for no sign of UTF-16', () => {
    const bytes = Buffer.from(texts.german.replaceAll(';', ';\0\0\0'));
    expect(detectEncoding([bytes])).toMatchObject({ encoding: 'utf-8' });
  });

  test('believes strict UTF-8 whatever the language, also cut in the middle of a character', () => {
    for (const text of Object.values(texts)) {
      const bytes = Buffer.from(text);
      for (let cut = bytes.length - 6; cut < bytes.length; cut += 1) {
        expect(detectEncoding([bytes.subarray(0, cut), bytes.subarray(cut - 20)])).toMatchObject({
          encoding: 'utf-8',
          confidence: 1,
        });
      }
    }
  });

  test('keeps UTF-8 where a few bytes of a long text are none', () => {
    const bytes = Buffer.concat([
      Buffer.from(texts.german.repeat(20)),
      encodeText('Müller\n', 'windows-1252'),
    ]);
    expect(detectEncoding([bytes])).toMatchObject({ encoding: 'utf-8' });
  });

  test('says that ASCII reads the same everywhere', () => {
    expect(detectEncoding([Buffer.from('a,b\n1,2\n')])).toMatchObject({
      encoding: 'utf-8',
      confidence: 0.99,
    });
  });

  test('hears letters that stand only far behind the head', () => {
    const ascii = Buffer.from('plain,text\n'.repeat(100));
    expect(detectEncoding([ascii, encodeText(`x\n${texts.polish}`, 'windows-1250')])).toMatchObject({
      encoding: 'windows-1250',
    });
  });
});
