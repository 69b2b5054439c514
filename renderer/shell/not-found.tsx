// An address that is none of the window's.
import { Link } from '@tanstack/react-router';
import { t } from '../../shared/messages/message.ts';
import { Message } from '../ui/message.tsx';

export function NotFound() {
  return (
    <Message title={t('There is no such page')}>
      <Link to="/companies">{t('Show the companies')}</Link>
    </Message>
  );
}
