// Why a text cannot stand in a cell that takes what is chosen from a list.
import { t } from '../../../../../shared/messages/message.ts';

export const notChosen = (text: string): string =>
  t('"{text}" is not chosen yet. Choose from the list, or clear the text.', { text });
