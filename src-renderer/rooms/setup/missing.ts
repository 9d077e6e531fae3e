import type { JoinView } from '#api/exchange-views';
import { bindingsOf } from './steps.ts';
import type { Chosen, Step } from './steps.ts';
import { setupText } from './text.ts';

/** What still keeps a step from being left, in words; null when nothing does. */
export const missingIn = (
  wizard: Chosen & { readonly step: Step; readonly institution: string },
  joined: JoinView | null,
): string | null => {
  const { step, institution, policies } = wizard;
  if (step === 'institution' && institution.trim() === '') return setupText.institutionNeeded;
  if (step === 'policies' && policies.length === 0) return setupText.policiesNeeded;
  if (step === 'policies' && bindingsOf(wizard).some(({ ranks }) => ranks.length === 0))
    return setupText.ranksNeeded;
  return step === 'join' && (joined === null || joined.sealed) ? setupText.joinNeeded : null;
};
