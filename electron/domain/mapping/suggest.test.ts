import { describe, expect, test } from 'vitest';
import { suggestMapping } from './suggest.ts';

const targets = (...headers: string[]): string[] =>
  suggestMapping(headers.map((header) => ({ key: header, header, samples: [] }))).map(({ target }) => target);

const suggest = (columns: Record<string, string[]>) =>
  Object.fromEntries(
    suggestMapping(
      Object.entries(columns).map(([header, samples]) => ({ key: header, header, samples })),
    ).map((suggestion, i) => [Object.keys(columns)[i] ?? '', suggestion]),
  );

describe('header names', () => {
  test.each([
    ['Company Name', 'name'],
    ['company_name', 'name'],
    ['CompanyName', 'name'],
    ['COMPANYNAME', 'name'],
    ['  Company   Name * ', 'name'],
    ['Ｃｏｍｐａｎｙ　Ｎａｍｅ', 'name'],
    ['Account Name', 'name'],
    ['Firma', 'name'],
    ['Raison sociale', 'name'],
    ['Razón Social', 'name'],
    ['RAZON SOCIAL', 'name'],
    ['Ragione sociale', 'name'],
    ['Bedrijfsnaam', 'name'],
    ['Razão social', 'name'],
    ['提出者名', 'name'],
    ['会社名', 'name'],
    ['corporateName', 'name'],
    ['Website URL', 'domain'],
    ['Website', 'domain'],
    ['Company Domain Name', 'domain'],
    ['Sitio web', 'domain'],
    ['Webseite', 'domain'],
    ['# Employees', 'employeeRange'],
    ['NUMBEROFEMPLOYEES', 'employeeRange'],
    ['No. of Employees', 'employeeRange'],
    ['Mitarbeiterzahl', 'employeeRange'],
    ['Anzahl Beschäftigte', 'employeeRange'],
    ['Anzahl Beschaeftigte', 'employeeRange'],
    ["Nombre d'employés", 'employeeRange'],
    ['従業員数', 'employeeRange'],
    ['Country/Region', 'countryCode'],
    ['Country Code', 'countryCode'],
    ['BILLINGCOUNTRY', 'countryCode'],
    ['Land', 'countryCode'],
    ['País', 'countryCode'],
    ['Industry Sector', 'industry'],
    ['GICS Sector', 'industry'],
    ['Branche', 'industry'],
    ["Secteur d'activité", 'industry'],
    ['業種', 'industry'],
    ['Founded', 'foundationYear'],
    ['Gründungsjahr', 'foundationYear'],
    ['Gruendungsjahr', 'foundationYear'],
    ['Year Founded', 'foundationYear'],
    ['Funding (USD)', 'fundingRaised'],
    ['Total Funding Amount', 'fundingRaised'],
    ['Last Funding Date', 'lastFundingDate'],
    ['BILLINGSTREET', 'addresses'],
    ['Straße', 'addresses'],
    ['所在地', 'addresses'],
    ['location', 'addresses'],
    ['PHONE', 'phones'],
    ['Company Phone', 'phones'],
    ['Telefon', 'phones'],
    ['E-Mail', 'emails'],
    ['Courriel', 'emails'],
    ['LinkedIn URL', 'urls'],
    ['VAT No.', 'taxId'],
    ['USt-IdNr.', 'taxId'],
    ['Partita IVA', 'taxId'],
    ['法人番号', 'taxId'],
    ['SFDC Id', 'externalId'],
    ['Kundennummer', 'externalId'],
    ['Tags', 'tags'],
    ['Description', 'description'],
    ['Websiet', 'domain'],
    ['Indstry', 'industry'],
    ['Descripton', 'description'],
  ])('reads %j as %s', (header, target) => {
    expect(targets(header)).toEqual([target]);
  });

  test.each([
    'County',
    'First Name',
    'Contact Name',
    'Owner',
    'CEO',
    'Parent Company',
    'Company Type',
    'ISDELETED',
    'CREATEDDATE',
    'FAX',
    'ZIP',
    'Tier',
    'Last Contact',
    'Int. Notes',
    'Annual Revenue',
    '資本金',
    '提出者名（ヨミ）x',
    'symbol',
    '__proto__',
    'constructor',
    'toString',
    '',
  ])('leaves %j out', (header) => {
    expect(targets(header)).toEqual(['ignore']);
  });

  test('says in which language a header is a known name', () => {
    expect(suggest({ Branche: [] })['Branche']?.reason).toBe('German for “Industry”');
    expect(suggest({ 'Account Name': [] })['Account Name']?.reason).toBe('a known name for “Name”');
  });
});

describe('several columns', () => {
  test('map the five headers that other tools get wrong', () => {
    expect(
      targets('Company Name', 'Website URL', '# Employees', 'Country/Region', 'Industry Sector'),
    ).toEqual(['name', 'domain', 'employeeRange', 'countryCode', 'industry']);
  });

  test('give a field of one value to the column that fits it best', () => {
    expect(targets('提出者名', '提出者名（英字）', '提出者名（ヨミ）')).toEqual(['name', 'ignore', 'ignore']);
    expect(targets('Name', 'Company')).toEqual(['ignore', 'name']);
    expect(targets('GICS Sub-Industry', 'GICS Sector')).toEqual(['ignore', 'industry']);
    expect(targets('Legal Name', 'Name', 'Trading Name')).toEqual(['ignore', 'name', 'ignore']);
    expect(targets('Legal Name', 'Country')).toEqual(['name', 'countryCode']);
  });

  test('say which column was better', () => {
    const [, second] = suggestMapping(
      ['Company', 'Name'].map((header) => ({ key: header, header, samples: [] })),
    );
    expect(second).toEqual({ target: 'ignore', confidence: 0, reason: '“Company” fits “Name” better' });
  });

  test('keep the web site as a URL where another column is the domain', () => {
    expect(targets('Domain', 'Website')).toEqual(['domain', 'urls']);
  });

  test('fill a list from more than one column', () => {
    expect(targets('BILLINGSTREET', 'SHIPPINGSTREET', 'Phone', 'Mobile')).toEqual([
      'addresses',
      'addresses',
      'phones',
      'phones',
    ]);
  });

  test('take a city for the address only where no column has a street', () => {
    expect(targets('City')).toEqual(['addresses']);
    expect(targets('Street', 'City')).toEqual(['addresses', 'ignore']);
  });

  test('never take a person for a company', () => {
    expect(targets('First Name', 'Last Name', 'Name', 'Email', 'Phone', 'Company')).toEqual([
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'ignore',
      'name',
    ]);
  });
});

describe('values', () => {
  test('show why a column fits', () => {
    const website = [...Array.from({ length: 19 }, (_, i) => `www.company-${i}.se`), 'none at all'];
    expect(suggest({ Website: website })['Website']).toMatchObject({
      target: 'domain',
      reason: '95 % of values are host names',
    });
    expect(suggest({ Founded: ['1974', '2016'] })['Founded']?.reason).toBe('years 1974 to 2016');
  });

  test('decide for a header that says little', () => {
    const companies = ['Adobe Inc.', 'AES Corporation', '3M', 'Abbott Laboratories'];
    const papers = ['5 % bond 2031', '7 % bond 2029', '2 % note', '3 % note'];
    expect(suggest({ Security: companies })['Security']?.target).toBe('name');
    expect(suggest({ Security: papers })['Security']?.target).toBe('ignore');
    expect(suggest({ ID: ['001x01', '001x02', '001x03'] })['ID']?.target).toBe('externalId');
    expect(suggest({ ID: ['a b', 'a b', 'c'] })['ID']?.target).toBe('ignore');
  });

  test('overrule a header that they do not fit', () => {
    expect(suggest({ Country: ['EMEA', 'APAC', 'North', 'South'] })['Country']?.target).toBe('ignore');
    expect(suggest({ Industry: ['7372', '3571', '2834'] })['Industry']?.target).toBe('ignore');
    expect(suggest({ Company: ['12', '13', '14'] })['Company']?.target).toBe('ignore');
  });

  test('count for nothing under the very names of fields, as an export has them', () => {
    const ours = { Domain: [], Description: ['?'], Industry: ['2'], 'Employee range': [] };
    expect(suggest({ Name: ['+', '1', '2'], ...ours })['Name']?.target).toBe('name');
    expect(suggest({ Name: ['+', '1', '2'] })['Name']?.target).toBe('ignore');
  });

  test('speak where there is no header', () => {
    const columns = {
      column_1: ['a.com', 'b.de', 'c.se'],
      column_2: ['x@a.com', 'y@b.de', 'z@c.se'],
      column_3: ['A Inc', 'B GmbH', 'C AB'],
    };
    const found = suggestMapping(
      Object.entries(columns).map(([key, samples]) => ({ key, header: '', samples })),
    );
    expect(found.map(({ target }) => target)).toEqual(['domain', 'emails', 'name']);
  });

  test('do not make pages of one site the domains of many companies', () => {
    const pages = ['http://wikidata.org/Q1', 'http://wikidata.org/Q2', 'http://wikidata.org/Q3'];
    expect(suggest({ wikidata_id: pages })['wikidata_id']?.target).toBe('ignore');
  });

  test('give an empty column less weight than a full one', () => {
    const found = suggest({ 'Account Number': [], ID: ['001x01', '001x02', '001x03'] });
    expect(found['ID']?.target).toBe('externalId');
  });
});
