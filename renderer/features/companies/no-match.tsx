// A search or filter that leaves nothing says how to get something.
import { Button, Group } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { omit } from '../../lib/omit.ts';
import { Message } from '../../ui/message.tsx';

const route = getRouteApi('/companies');

export function NoMatch() {
  const { q, importJob } = route.useSearch();
  const navigate = route.useNavigate();
  const isBoth = q !== undefined && importJob !== undefined;
  return (
    <Message title={q === undefined ? 'This import left no company' : `No company matches "${q}"`}>
      <Group gap="sm">
        {q !== undefined && (
          <Button onClick={() => void navigate({ search: (before) => omit(before, 'q') })}>
            Clear the search
          </Button>
        )}
        {importJob !== undefined && (
          <Button onClick={() => void navigate({ search: (before) => omit(before, 'importJob') })}>
            {isBoth ? 'Search all companies' : 'Show all companies'}
          </Button>
        )}
      </Group>
    </Message>
  );
}
