// The way from records to a batch of them: the page of batches opens with its panel, and what was meant is in it.
import { useNavigate } from '@tanstack/react-router';
import { enrichTarget, type EnrichTarget } from '../lib/enrich-target.ts';

export function useEnrich(): (target: EnrichTarget) => void {
  const navigate = useNavigate();
  return (target) => {
    enrichTarget.set(target);
    void navigate({ to: '/enrichment', search: { create: true } });
  };
}
