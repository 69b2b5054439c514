// Which of its states the list of people is in: loading, failed, empty, without a match, or there.
import { Button } from '@mantine/core';
import { t } from '../../../shared/messages/message.ts';
import { toApiError } from '../../api/api-error.ts';
import { ErrorMessage, Loading, Message } from '../../ui/message.tsx';
import { PeopleList, type ListProps } from './people-list.tsx';

type Props = Omit<ListProps, 'total'> & {
  q: string | undefined;
  onClearSearch: () => void;
  onCreate: () => void;
};

export function PeopleBody({ q, onClearSearch, onCreate, ...list }: Props) {
  const { rows, view } = list;
  if (view.total === null && view.error !== null)
    return (
      <ErrorMessage
        title={t('The people do not load')}
        error={toApiError(view.error)}
        onRetry={() => rows.retry()}
      />
    );
  if (view.total === null) return <Loading label={t('Loading the people')} />;
  if (view.total === 0 && q !== undefined)
    return (
      <Message title={t('No one matches "{q}"', { q })}>
        <Button onClick={onClearSearch}>{t('Clear the search')}</Button>
      </Message>
    );
  if (view.total === 0)
    return (
      <Message title={t('No people yet. Whom you add here can be named in fields of companies.')}>
        <Button variant="filled" onClick={onCreate}>
          {t('Add the first person')}
        </Button>
      </Message>
    );
  return <PeopleList {...list} total={view.total} />;
}
