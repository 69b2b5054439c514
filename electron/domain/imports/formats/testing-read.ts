// For tests: a file of any format, read to its end as an import would.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PartChoice } from '../../../../shared/schema/source-format.ts';
import { readWhole, testFolder, type TestFolder } from '../reader/testing-files.ts';
import { inspectPlace } from './inspect-place.ts';
import { prepareFile } from './prepare-file.ts';

export function createFormatReader() {
  const folder: TestFolder = testFolder();
  return {
    folder,
    async read(name: string, bytes: Buffer | string, choice: PartChoice = {}) {
      const path = folder.write(name, bytes);
      const place = await prepareFile({ path, fileName: name, target: join(folder.path, 'made'), choice });
      const reading = await inspectPlace(place);
      const { records, issues } = await readWhole(place.path, reading.dialect);
      const header = reading.columns.map(({ header: text }) => text);
      const rows = records.filter(({ blank }) => !blank).map(({ cells }) => cells);
      return { place, reading, header, rows, records, issues };
    },
    /** Why the file is refused; fails where it is read, or where something stays behind. */
    async refusal(name: string, bytes: Buffer | string, choice: PartChoice = {}): Promise<string> {
      const path = folder.write(name, bytes);
      const before = readdirSync(folder.path);
      const target = join(folder.path, 'refused');
      const error: unknown = await prepareFile({ path, fileName: name, target, choice }).catch(
        (reason: unknown) => reason,
      );
      const left = readdirSync(folder.path).filter((one) => !before.includes(one));
      if (!(error instanceof Error) || left.length > 0)
        throw new Error(`${name} was not refused, or left ${left.join(', ')}`);
      return error.name === 'AppError' ? error.message : `not explained: ${String(error.stack)}`;
    },
  };
}
