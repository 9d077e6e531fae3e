import type { Taken } from '#api/exchange-views';
import { failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { HandedKind } from '#intake/file-kind';
import type { RosterImport } from '../roster-import.ts';
import type { Session } from '../session.ts';
import type { ReadIn } from './reviews.ts';
import type { Job } from './taking-job.ts';

/** A file to be taken in. */
export interface TakenFile {
  /** Under which the window knows it. */
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly kind: HandedKind;
}

/** What everything that takes files in works with. */
export interface Taking {
  readonly session: Session;
  readonly imports: RosterImport;
  readonly job: Job;
  /** Makes a review of what was read, and answers with its head. */
  readonly begin: (read: ReadIn) => Reply<Taken>;
}

/** A refusal of a file, with its sentence. */
export const refusedFile = (file: string, text: string): Reply<never> =>
  failed({ code: 'file-refused', file, text });
