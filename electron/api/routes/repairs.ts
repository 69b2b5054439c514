// Rows of imports whose lines were mended, with the lines as they stood.
import { listRepairedRows } from '../../../shared/contract/repairs.ts';
import { countOriginalLines, listOriginalLines } from '../../store/original-lines.ts';
import { cursorOf, markOf } from '../cursor.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';
import { getImport } from '../stored.ts';

export function repairRoutes(app: Mounter): void {
  const { db } = app.services.store;

  mount(app, listRepairedRows, ({ params, query, request }) => {
    const { no, columns } = getImport(db, params.jobId);
    const page = listOriginalLines(db, no, markOf(query.cursor)?.no ?? 0, query.limit + 1);
    const shown = page.slice(0, query.limit);
    const last = page.length > query.limit ? shown.at(-1) : undefined;
    const items = shown.map(({ text: original, cells, ...row }) => ({ ...row, original, cells: [...cells] }));
    const cursor = last === undefined ? null : cursorOf({ value: null, no: last.row_number });
    const pagination = nextLink(request, cursor);
    return { data: { items, columns, total: countOriginalLines(db, no), pagination } };
  });
}
