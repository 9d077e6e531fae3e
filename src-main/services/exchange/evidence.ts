import type { Answer, Asked } from '#api/contract';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from '../session.ts';

export interface EvidenceStore {
  readonly attach: () => Promise<Reply<Answer<'evidence.attach'>>>;
  readonly open: (asked: Asked<'evidence.open'>) => Promise<Reply<null>>;
}

const later = () => Promise.resolve(failed({ code: 'busy' }));

/** To be written. */
export const makeEvidence = (_session: Session): EvidenceStore => ({ attach: later, open: later });
