// Says when the backend is gone and what happens next. Nothing is shown while all is well.
import { t } from '../../shared/messages/message.ts';
import { useLink, type Link } from '../api/events.ts';
import classes from './backend-banner.module.css';

const wording: Record<Link['state'], string | null> = {
  connecting: null,
  ready: null,
  restarting: t('The backend stopped and is being started again. Imports go on where they were.'),
  failed: t('The backend does not start. Quit Rowbench and open it again; nothing that was saved is lost.'),
  lost: t('The backend does not answer. Trying again. If the rowbench command has ended, start it again.'),
};

export function BackendBanner() {
  const link = useLink();
  const text = link.state === 'failed' && link.message ? link.message : wording[link.state];
  if (text === null) return null;
  return (
    <p className={classes['banner']} role="alert">
      {text}
    </p>
  );
}
