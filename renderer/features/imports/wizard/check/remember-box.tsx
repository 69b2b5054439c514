// Whether values that are mended in all their rows go into the recipe, or count for this import only.
import { Checkbox } from '@mantine/core';
import { t } from '../../../../../shared/messages/message.ts';

type Props = { remember: boolean; onRemember: (remember: boolean) => void };

export const RememberBox = ({ remember, onRemember }: Props) => (
  <Checkbox
    label={t('Remember in the recipe')}
    title={t(
      remember ? 'The next file of these columns is mended the same way.' : 'Counts for this import only.',
    )}
    checked={remember}
    onChange={(event) => onRemember(event.currentTarget.checked)}
  />
);
