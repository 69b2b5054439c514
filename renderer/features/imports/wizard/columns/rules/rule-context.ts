// What the rules of any column are edited with.
import type { ImportRules } from '../../../../../../shared/schema/import-rules.ts';
import type { SourceColumn } from '../../../../../../shared/schema/import.ts';
import { createContext, use } from 'react';
import type { Decisions } from '../mapping.ts';
import type { RuleChange } from './edit-rules.ts';
import type { Previews } from './use-rule-preview.ts';

export type RuleTools = {
  columns: readonly SourceColumn[];
  decisions: Decisions;
  rules: ImportRules;
  updateExisting: boolean;
  previews: Previews;
  onRules: RuleChange;
  /** The column whose rules are open, or null. */
  opened: string | null;
  onOpen: (key: string | null) => void;
};

const RuleContext = createContext<RuleTools | null>(null);

export const RuleProvider = RuleContext.Provider;

export function useRuleTools(): RuleTools {
  const tools = use(RuleContext);
  if (!tools) throw new Error('Rules are edited within a RuleProvider');
  return tools;
}
