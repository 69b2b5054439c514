// How any screen starts an import without knowing the feature that does it: the shell provides the functions.
import { createContext, useContext } from 'react';

export type ImportOpener = {
  /** Asks for a file and opens its import. */
  chooseFile: () => void;
  /** Opens the import of a dropped or pasted file. */
  openFile: (file: File) => void;
};

const Opener = createContext<ImportOpener | null>(null);

export const ImportOpenerProvider = Opener.Provider;

export function useImportOpener(): ImportOpener {
  const opener = useContext(Opener);
  if (!opener) throw new TypeError('useImportOpener needs an ImportOpenerProvider above it.');
  return opener;
}
