// Why a file cannot be written, and what to do about it.
import { AppError } from '../../shared/errors.ts';

const reasons: Record<string, string> = {
  ENOENT: 'its folder does not exist. Make the folder, or choose another',
  ENOTDIR: 'its folder is not a folder. Choose another',
  EACCES: 'you may not write there. Choose another folder',
  EPERM: 'you may not write there. Choose another folder',
  EROFS: 'the disk is read-only. Choose another folder',
  EISDIR: 'it is a folder. Name a file in it',
};

export function explainOutput(error: unknown, path: string): unknown {
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
  if (reason === undefined || error instanceof AppError) return error;
  return new AppError('unreadable_file', { message: `${path} cannot be written: ${reason}.`, cause: error });
}
