// Why a file cannot be written, and what to do about it.
import { AppError } from '../../shared/errors.ts';
import { msg, t } from '../../shared/messages/message.ts';

export function explainOutput(error: unknown, path: string): unknown {
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
  if (reason === undefined || error instanceof AppError) return error;
  return new AppError('unreadable_file', { message: t(reason, { path }), cause: error });
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: msg('{path} cannot be written: its folder does not exist. Make the folder, or choose another.'),
  ENOTDIR: msg('{path} cannot be written: its folder is not a folder. Choose another.'),
  EACCES: msg('{path} cannot be written: you may not write there. Choose another folder.'),
  EPERM: msg('{path} cannot be written: you may not write there. Choose another folder.'),
  EROFS: msg('{path} cannot be written: the disk is read-only. Choose another folder.'),
  EISDIR: msg('{path} cannot be written: it is a folder. Name a file in it.'),
};
