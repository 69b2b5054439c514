// Companies as a file.
import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import { Readable } from 'node:stream';
import { cancelExport, createExport, getExport, getExportFile } from '../../../shared/contract/exports.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { exportLimits, type ExportRequest } from '../../../shared/schema/export.ts';
import { getStoredCompany } from '../../domain/companies/read-companies.ts';
import { resolveQuery } from '../../domain/companies/query/resolve-query.ts';
import { definitionsOf } from '../../domain/custom-fields/definitions.ts';
import { exportColumns } from '../../domain/exports/export-columns.ts';
import { contentTypes } from '../../domain/exports/file-writer.ts';
import { templates } from '../../domain/exports/templates.ts';
import { isoTime } from '../../lib/clock.ts';
import { askedCollation } from '../asked-collation.ts';
import { fileHeaders } from '../file-headers.ts';
import { mount, type Mounter } from '../mount.ts';
import { requirePathRight } from '../sent-file.ts';

export function exportRoutes(app: Mounter): void {
  const { store, clock, queries, exporter } = app.services;
  const { db } = store;

  mount(app, createExport, async (call) => {
    const { body } = call;
    if (body.path !== undefined) requirePathRight(call.caller.kind, body.path, 'fetch');
    exportColumns(definitionsOf(db), body);
    const query = resolveQuery(db, body.query, { collation: askedCollation(call.request) });
    const numbers = body.companyIds?.map((id) => getStoredCompany(db, id).no);
    const total = numbers?.length ?? (await queries.countCompanies(query));
    refuseTooMany(body, total);
    const { format, columns, template, headers, guard, path } = body;
    const fileName = path === undefined ? nameOf(body, clock.now()) : basename(path);
    return call.commit(() => ({
      status: 202,
      body: {
        data: exporter.start({
          format,
          columns,
          template,
          headers,
          guard,
          path,
          query,
          numbers,
          fileName,
          total,
        }),
      },
    }));
  });

  mount(app, getExport, ({ params }) => ({ data: exporter.get(params.exportId) }));
  mount(app, cancelExport, (call) => ({ data: exporter.cancel(call.params.exportId) }));

  mount(app, getExportFile, ({ params }) => {
    const { job, path } = exporter.fileOf(params.exportId);
    const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
    return new Response(body, { headers: fileHeaders(job.fileName, contentTypes[job.format]) });
  });
}

function refuseTooMany({ format, path }: ExportRequest, total: number): void {
  if (path !== undefined && extname(path).toLowerCase() !== `.${format}`)
    throw new AppError('validation_error', {
      message: t('"{path}" is to be a {format} file. Let its name end in .{format}.', {
        path: basename(path),
        format,
      }),
      issues: [{ path: 'path', code: 'invalid', message: t('Let the name end in .{format}.', { format }) }],
    });
  if (format !== 'xlsx' || total <= exportLimits.xlsxRows) return;
  throw new AppError('validation_error', {
    message: t('A sheet holds {max} companies, these are {total}. Export them as CSV, or narrow the list.', {
      max: exportLimits.xlsxRows,
      total,
    }),
    issues: [{ path: 'format', code: 'too_many', message: t('Choose csv.') }],
  });
}

const nameOf = ({ format, template }: ExportRequest, nowMs: number): string =>
  `companies${template ? `-${templates[template].name.toLowerCase()}` : ''}-${isoTime(nowMs).slice(0, 10)}.${format}`;
