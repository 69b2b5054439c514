// Shown while a file hovers over the window.
import { IconFileImport } from '@tabler/icons-react';
import { t } from '../../shared/messages/message.ts';
import classes from './drop-overlay.module.css';

export function DropOverlay() {
  return (
    <div className={classes['overlay']}>
      <div className={classes['frame']}>
        <IconFileImport size={20} stroke={1.4} aria-hidden="true" />
        <p className={classes['title']}>{t('Drop to see how it reads')}</p>
        <p className={classes['text']}>{t('Nothing is imported before you have checked it.')}</p>
      </div>
    </div>
  );
}
