import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from './session.ts';

/** What can be asked about the policies of a ledger; candidates are known by id until they are put in force. */
export interface Policies {
  readonly versions: (asked: Asked<'policy.versions'>) => Reply<Answer<'policy.versions'>>;
  readonly choose: (asked: Asked<'policy.choose'>) => Promise<Reply<Answer<'policy.choose'>>>;
  readonly drop: (asked: Asked<'policy.drop'>) => Reply<Answer<'policy.drop'>>;
  readonly amend: (asked: Asked<'policy.amend'>) => Reply<Answer<'policy.amend'>>;
  readonly preview: (asked: Asked<'policy.preview'>) => Reply<Answer<'policy.preview'>>;
  readonly compare: (asked: Asked<'policy.compare'>) => Reply<Answer<'policy.compare'>>;
  readonly enact: (asked: Asked<'policy.enact'>) => Reply<Answer<'policy.enact'>>;
}

export const makePolicies = (_session: Session): Policies => ({
  versions: () => failed({ code: 'no-ledger' }),
  choose: () => Promise.resolve(failed({ code: 'no-ledger' })),
  drop: () => failed({ code: 'no-ledger' }),
  amend: () => failed({ code: 'no-ledger' }),
  preview: () => failed({ code: 'no-ledger' }),
  compare: () => failed({ code: 'no-ledger' }),
  enact: () => failed({ code: 'no-ledger' }),
});
