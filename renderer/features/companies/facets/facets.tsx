// Where the facets are: beside the list in a wide window, in a drawer over it in a narrow one.
import { ActionIcon, Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFilterSearch } from '@tabler/icons-react';
import { t } from '../../../../shared/messages/message.ts';
import { createStore } from '../../../lib/store.ts';
import { FacetPanel } from './facet-panel.tsx';

const storageKey = 'rowbench.facets';

/** A browser that keeps nothing shows them next time. */
function isKeptOpen(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'closed';
  } catch {
    return true;
  }
}

const beside = createStore(isKeptOpen());
const drawer = createStore(false);

beside.subscribe(() => {
  try {
    localStorage.setItem(storageKey, beside.get() ? 'open' : 'closed');
  } catch {
    // As above.
  }
});

const useIsNarrow = (): boolean =>
  useMediaQuery('(max-width: 1100px)', false, { getInitialValueInEffect: false });

/** Shows them, wherever they are in this window. */
export function showFacets(): void {
  beside.set(true);
  if (matchMedia('(max-width: 1100px)').matches) drawer.set(true);
}

export function FacetsButton() {
  const isNarrow = useIsNarrow();
  const isBeside = beside.use();
  const isDrawn = drawer.use();
  const store = isNarrow ? drawer : beside;
  const isShown = isNarrow ? isDrawn : isBeside;
  return (
    <ActionIcon
      size={24}
      variant="subtle"
      color="gray"
      aria-label={t('Facets')}
      aria-pressed={isShown}
      title={isShown ? t('Hide the facets') : t('Show the facets')}
      onClick={() => store.set(!isShown)}
    >
      <IconFilterSearch size={14} stroke={1.4} aria-hidden="true" />
    </ActionIcon>
  );
}

export function Facets(props: Parameters<typeof FacetPanel>[0]) {
  const isNarrow = useIsNarrow();
  const isBeside = beside.use();
  const isDrawn = drawer.use();
  if (!isNarrow) return isBeside ? <FacetPanel {...props} /> : null;
  return (
    <Drawer
      opened={isDrawn}
      onClose={() => drawer.set(false)}
      size={232}
      withCloseButton={false}
      padding={0}
      overlayProps={{ backgroundOpacity: 0.16 }}
      transitionProps={{ duration: 120 }}
      attributes={{ content: { 'aria-label': t('Facets') } }}
    >
      <FacetPanel {...props} />
    </Drawer>
  );
}
