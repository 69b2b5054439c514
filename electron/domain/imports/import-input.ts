import type { Dialect } from '../../../shared/schema/import.ts';

/** `text`: a delimited file. `rows`: a file with one JSON object on each line, as `rows` of a request came. */
export type ImportInput =
  | {
      kind: 'text';
      path: string;
      dialect: Dialect;
      /** Of the file that the text was made of; absent where it is the file itself. */ sha256?: string;
    }
  | { kind: 'rows'; path: string };

/** What an import's row in the queue holds beside the import itself. */
export type ImportPayload = {
  input: ImportInput;
  /** The input is only a copy of a request: gone when the job ends. */ temporary: boolean;
};
