// Whether a provider can be given a key: it needs one, or it is a person's own source, whose headers may name one.
import type { ProviderInfo } from '../../../shared/schema/enrichment.ts';

export const takesKey = ({ needsKey, code }: ProviderInfo): boolean => needsKey || code === 'http-json';
