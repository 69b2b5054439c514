import { beforeEach, describe, expect, it } from 'vitest';
import { type ImportJob } from '../../../shared/schema/import.ts';
import { fatesOf, importRoute, placesOf, openImports, type TestImports } from '../../testing/imports.ts';

let api: TestImports;
beforeEach(() => {
  api = openImports();
});

describe('how a table is read', () => {
  it('names columns column_1 … where there is no header', async () => {
    const mapping = { column_1: 'name', column_2: 'domain' };
    const job = await api.run({ csv: 'Acme,acme.com\nBad,not a host\n', has_header: false, mapping });
    expect(fatesOf(job)).toEqual({ created: 1, failed: 1 });
    expect(job.errors).toMatchObject([{ row_number: 2, line: 2, column: 'column_2', value: 'not a host' }]);
  });

  it.each([
    ['short', ['name,domain,industry', 'Acme'], { created: 1 }],
    ['long', ['name,domain', 'Acme,acme.com,surplus', 'Bolt,bolt.dev,,'], { created: 2 }],
    ['short', ['Firma;Webseite', 'Acme'], { created: 1 }],
    ['of one cell in one column', ['name', 'Acme, Inc', 'Bolt; Nut'], { created: 2 }],
  ])('believes the header where the few rows are %s', async (_, lines, fates) => {
    expect(fatesOf(await api.runCsv(lines))).toEqual(fates);
  });

  it('matches headers as the wizard would, without a mapping', async () => {
    const job = await api.runCsv(['Firmenname;Webseite;Branche', 'Acme;https://acme.com;Stahl']);
    expect(job.options.mapping).toEqual({ Firmenname: 'name', Webseite: 'domain', Branche: 'industry' });
    expect(await api.company('Acme')).toMatchObject({ domain: 'acme.com', industry: 'Stahl' });
  });

  it('keeps leading zeros, long ids, and texts that look like numbers, to the letter', async () => {
    const ids = ['00123', '4006381333931', '1e5', '+41', '0x1F', 'NULL'];
    await api.runCsv(['name,externalId,taxId', ...ids.map((id, at) => `F${at},${id},${id}`)]);
    const stored = await api.companies();
    expect(stored.map(({ externalId, taxId }) => [externalId, taxId])).toEqual(ids.map((id) => [id, id]));
  });

  it('drops nothing where a header is a property of every object', async () => {
    const headers = ['name', '__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const mapping = Object.fromEntries([
      ['name', 'name'],
      ['constructor', 'industry'],
      ['toString', 'description'],
      ['hasOwnProperty', 'taxId'],
    ]);
    const body = `{"csv":${JSON.stringify(`${headers.join(',')}\nAcme,X-1,Tools,Text,T-1\n`)},"mapping":{"__proto__":"externalId",${JSON.stringify(mapping).slice(1)}}`;
    const request = new Request(`http://127.0.0.1${importRoute}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const answer = await api.backend.fetch(request, { kind: 'local' });
    expect(await answer.json()).toMatchObject({ data: { created_count: 1, errors: [] } });
    expect(await api.company('Acme')).toMatchObject({
      externalId: 'X-1',
      industry: 'Tools',
      description: 'Text',
      taxId: 'T-1',
    });
    expect({}).not.toHaveProperty('externalId');
  });

  it('shows such columns in the error file too', async () => {
    const job = await api.runCsv(['name,__proto__,constructor,domain', 'Acme,a,b,not a host']);
    const csv = await api.errorCsv(job.job_id);
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      'name,__proto__,constructor,domain,_row,_field,_code,_message',
      expect.stringMatching(/^Acme,a,b,not a host,2,domain,/),
    ]);
  });

  it('fails a row of JSON with a key that means nothing, rather than dropping it', async () => {
    const text = '{"rows":[{"name":"Acme","__proto__":"x"},{"name":"Bolt","zzqq":"y"},{"name":"Cord"}]}';
    const request = new Request(`http://127.0.0.1${importRoute}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    });
    const { data } = (await (await api.backend.fetch(request, { kind: 'local' })).json()) as {
      data: ImportJob;
    };
    expect(fatesOf(data)).toEqual({ failed: 2, created: 1 });
    expect(data.errors.map(({ code, column }: ImportJob['errors'][number]) => [code, column])).toEqual([
      ['unknown_field', '__proto__'],
      ['unknown_field', 'zzqq'],
    ]);
  });
});

describe('rows that fail', () => {
  const table = [
    'Company,Site,Founded,Country',
    'Acme,acme.com,1999,Germany',
    'Bad year,bad.com,19x9,Atlantis',
    '"Two\nlines",not a host,1999,DE',
    '',
    'Last,last.com,2001,Türkiye',
  ];
  const mapping = { Company: 'name', Site: 'domain', Founded: 'foundationYear', Country: 'countryCode' };

  it('never stop the others, and each says where it is: the header is row 1', async () => {
    const job = await api.runCsv(table, { mapping });
    expect(fatesOf(job)).toEqual({ created: 2, failed: 2, blank: 1 });
    expect(placesOf(job)).toEqual([
      { row: 3, line: 3, field: 'foundationYear', code: expect.any(String) },
      { row: 3, line: 3, field: 'countryCode', code: 'invalid_country' },
      { row: 4, line: 4, field: 'domain', code: expect.any(String) },
    ]);
    expect(job.error_count).toBe(3);
    expect((await api.company('Last')).countryCode).toBe('TR');
  });

  it('count a row as a spreadsheet would and a line as an editor would', async () => {
    const job = await api.runCsv(['name,domain', '"Two\nlines",two.com', 'Bad,not a host']);
    expect(placesOf(job)).toMatchObject([{ row: 3, line: 4 }]);
  });

  it('come as pages of JSON with their cells', async () => {
    const { job_id } = await api.runCsv(table, { mapping });
    const pages: unknown[] = [];
    let path: string | undefined = `/v1/import/jobs/${job_id}/errors?limit=1`;
    while (path !== undefined) {
      const page: { items: unknown[]; columns: string[]; pagination: { nextLink?: string } } = await api.data(
        'GET',
        path,
      );
      expect(page.columns).toEqual(['Company', 'Site', 'Founded', 'Country']);
      pages.push(page.items);
      path = page.pagination.nextLink;
    }
    expect(pages).toMatchObject([
      [{ column: 'Founded', value: '19x9', cells: ['Bad year', 'bad.com', '19x9', 'Atlantis'] }],
      [{ column: 'Country', value: 'Atlantis' }],
      [{ column: 'Site', cells: ['Two\nlines', 'not a host', '1999', 'DE'] }],
    ]);
  });

  it('come as CSV that can be mended and sent again: the input’s columns, then why', async () => {
    const { job_id } = await api.runCsv(table, { mapping });
    const csv = await api.errorCsv(job_id);
    expect(csv).toMatch(/^Company,Site,Founded,Country,_row,_field,_code,_message\r\n/);
    expect(csv).toContain(
      '\r\nBad year,bad.com,19x9,Atlantis,3,foundationYear; countryCode,invalid_year; invalid_country,',
    );
    expect(csv).toMatch(/“19x9” is no year\. [^\r]*; “Atlantis” is no country/);
    expect(csv).toContain('\r\n"Two\nlines",not a host,1999,DE,4,domain,invalid_domain,');
    const mended = csv.replace('19x9', '1999').replace('Atlantis', 'AT').replace('not a host', 'two.com');
    const again = await api.run({ csv: mended });
    expect(again.options.mapping).toEqual(mapping);
    expect(fatesOf(again)).toEqual({ created: 2 });
  });

  it('come grouped by cause, the most frequent first', async () => {
    const { job_id } = await api.runCsv(
      ['name,domain,foundationYear', 'A,x y,1999', 'B,x y,1999', 'C,y z,1999', 'D,d.com,19x9'],
      { mapping: { name: 'name', domain: 'domain', foundationYear: 'foundationYear' } },
    );
    const { items } = await api.data<{ items: unknown[] }>('GET', `/v1/import/jobs/${job_id}/error-groups`);
    expect(items).toMatchObject([
      {
        field: 'domain',
        column: 'domain',
        rows: 3,
        row_numbers: [2, 3, 4],
        values: [
          { value: 'x y', rows: 2 },
          { value: 'y z', rows: 1 },
        ],
      },
      { field: 'foundationYear', rows: 1, row_numbers: [5] },
    ]);
  });

  it('are refused where a row has cells beyond the last column', async () => {
    const job = await api.runCsv([
      'name,domain',
      'A,a.com',
      'B,b.com',
      'Acme,acme.com,surplus',
      'Bolt,bolt.dev,,',
    ]);
    expect(fatesOf(job)).toEqual({ failed: 1, created: 3 });
    expect(job.errors).toMatchObject([{ code: 'extra_cells', value: 'surplus', row_number: 4 }]);
    expect(await api.errorCsv(job.job_id)).toMatch(
      /\r\nAcme,acme\.com,4,,extra_cells,[^\r]* Extra: surplus"?\r\n/,
    );
  });
});
