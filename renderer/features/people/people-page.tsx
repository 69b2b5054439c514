// People, with their search, the record of one, and the form.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { Person } from '../../../shared/schema/person.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { Page, PageBody, PageHeader, Toolbar } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { StatusNote } from '../../ui/status-bar.tsx';
import { UndoButtons } from '../../ui/steps/undo-buttons.tsx';
import { toast } from '../../ui/toast.ts';
import { useListed } from '../../ui/use-listed.ts';
import { CreatePerson } from './create-person.tsx';
import { EnrichPeople, EnrichSelected, RefreshSelected, RunRulesSelected } from './enrich-people.tsx';
import { PeopleBody } from './people-body.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { PersonPanel } from './person-panel.tsx';
import { useDeletePerson, usePeople, usePeopleAddress } from './use-people.ts';

type HeaderProps = { isEmpty: boolean; q: string | undefined; onCreate: () => void };

function Header({ isEmpty, q, onCreate }: HeaderProps) {
  return (
    <PageHeader title={t('People')}>
      <UndoButtons />
      {!isEmpty && <EnrichPeople q={q} />}
      <Button variant={isEmpty ? 'default' : 'filled'} onClick={onCreate} rightSection={<Kbd keys="N" />}>
        {t('New person')}
      </Button>
    </PageHeader>
  );
}

const created = (name: string): string => t('Created {name}.', { name });
const saved = (name: string): string => t('Saved {name}.', { name });

/** What was saved is opened. */
function useEditing(open: (person: Person) => void) {
  const [editing, setEditing] = useState<Person | null>(null);
  const done = (words: (name: string) => string) => (person: Person) => {
    setEditing(null);
    open(person);
    toast(words(person.fullName));
  };
  return { editing, setEditing, done };
}

export function PeoplePage() {
  const address = usePeopleAddress();
  const { q, sort, record, create, set, drop } = address;
  const people = usePeople(address);
  const { rows, view, refresh } = people;
  useListed({ entity: 'person', total: view.total, q });
  const startCreate = (): void => set({ create: true });
  const { editing, setEditing, done } = useEditing((person) => {
    refresh();
    if (create !== undefined) drop('create');
    set({ record: person.id });
  });
  const remove = useDeletePerson(() => {
    drop('record');
    refresh();
  });
  const close = (): void => drop('record');
  const isEmpty = view.total === 0 && q === undefined;
  return (
    <Page>
      <Header isEmpty={isEmpty} q={q} onCreate={startCreate} />
      {!isEmpty && (
        <Toolbar label={t('Search')}>
          <SearchBox
            label={t('Search people')}
            query={q ?? ''}
            onSearch={(text) => (text === '' ? drop('q') : set({ q: text }))}
          />
        </Toolbar>
      )}
      <PageBody>
        <PeopleBody
          rows={rows}
          view={view}
          q={q}
          sort={sort}
          onSort={(next) => (next === undefined ? drop('sort') : set({ sort: next }, false))}
          active={people.active}
          onActive={people.goTo}
          selected={people.selected}
          onSelectAll={people.selectAll}
          openedId={record}
          onToggle={people.toggle}
          onPage={people.openPage}
          place={people.place}
          onClose={close}
          onClearSearch={() => drop('q')}
          onCreate={startCreate}
        />
        {record !== undefined && (
          <PersonPanel
            id={record}
            known={people.known}
            onPrevious={people.previous}
            onNext={people.next}
            onClose={close}
            onEdit={setEditing}
            onDelete={remove}
          />
        )}
      </PageBody>
      {view.total !== null && view.total > 0 && (
        <StatusNote>{t('{n, plural, one {# person} other {# people}}', { n: view.total })}</StatusNote>
      )}
      {people.selected && <EnrichSelected rows={rows} selected={people.selected} q={q} />}
      {people.selected && <RefreshSelected rows={rows} selected={people.selected} q={q} />}
      {people.selected && <RunRulesSelected rows={rows} selected={people.selected} q={q} />}
      <CreatePerson create={create} onDone={done(created)} onClose={() => drop('create')} />
      {editing && <PersonDialog person={editing} onDone={done(saved)} onClose={() => setEditing(null)} />}
    </Page>
  );
}
