import type { Area } from '#api/contract';
import { failed, done } from '#api/reply';
import type { LedgerTrouble, Problem, RecordWord, Reply } from '#api/reply';
import type { Arrival } from '#domain/exchange/kept';
import { driveOf } from '#storage/drive';
import type { Ledger } from '#storage/ledger';
import { openLedger } from '#storage/open';
import type { Change, WriteProblem } from '#storage/records';
import { makeFollowing } from './following.ts';
import type { Following } from './following.ts';
import { lockedByBatch } from './lock-guard.ts';
import type { Ports } from './ports.ts';

/** The name under which this PC writes history until people have names here. */
export const ACTOR = '本机';

/** The same where nobody sits at the PC: a run that was scheduled. */
export const UNATTENDED = '本机（无人值守）';

/** Source of the batch that sets a ledger up: it can't be undone step by step. */
export const SETUP_SOURCE = 'setup';

/**
 * Source of acts that undo passes over: what was closed stays closed and what was printed was printed, until another
 * act says otherwise.
 */
export const LASTING_SOURCE = 'lasting';

/** Begins the source of a batch that a file brought; the id of its delivery follows. */
const IMPORT_SOURCE = 'import ';

/** The same for what the office sent to a department: the office answers for the months it closed. */
const OFFICE_SOURCE = 'office ';

/** Source of a batch that a file brought, from a department or on paper, or from the office. */
export const importSource = (delivery: string, from: 'office' | 'department'): string =>
  `${from === 'office' ? OFFICE_SOURCE : IMPORT_SOURCE}${delivery}`;

/** Whether a batch was brought by a file, whoever sent it. */
export const isImport = (source: string): boolean =>
  source === IMPORT_SOURCE.trim() || source.startsWith(IMPORT_SOURCE) || isFromOffice(source);

/** Whether a batch was brought by what the office sent here. */
export const isFromOffice = (source: string): boolean => source.startsWith(OFFICE_SOURCE);

/** Where a batch came from that brings records from elsewhere. */
export interface Brought {
  readonly source: string;
  readonly arrivals: readonly Arrival[];
}

export type Stage =
  | { readonly stage: 'setup' }
  | { readonly stage: 'blocked'; readonly why: LedgerTrouble; readonly file: string }
  | { readonly stage: 'ready'; readonly ledger: Ledger };

/** The open ledger, or why there is none; the one way in which services write. */
export interface Session {
  readonly ports: Ports;
  readonly stage: () => Stage;
  /** Opens the ledger that is in its place; `create` makes one where there is none. */
  readonly open: (create: boolean) => Stage;
  readonly close: () => void;
  /** Grows with every write; what was computed for an older one is out of date. */
  readonly revision: () => number;
  /**
   * Writes one batch, with history, and tells the window which areas to ask again. Nothing goes into a
   * closed month but what the office sent to a department.
   */
  readonly write: (
    what: string,
    changes: readonly Change[],
    areas: readonly Area[],
    /** Its source; for what came from elsewhere also how its records arrived. */
    from?: string | Brought,
  ) => Reply<string | null>;
  /** Says that the ledger was changed by other means (undo, restore). */
  readonly touch: (areas: readonly Area[]) => void;
  /** Why a ledger may not lie in a folder; `undefined` when it may. */
  readonly unfit: (folder: string) => LedgerTrouble | undefined;
  /** A value that holds until the next write. */
  readonly kept: <Value>(key: string, make: () => Value) => Value;
  /** A value that stays over writes and is made to fit what they changed. */
  readonly followed: Following['value'];
}

const TROUBLES: readonly LedgerTrouble[] = [
  'newer',
  'not-a-ledger',
  'corrupt',
  'locked',
  'read-only',
  'disk-full',
  'migration-failed',
  'network-drive',
  'fat-drive',
  'missing-folder',
  'missing-file',
];

const troubleOf = (code: string): LedgerTrouble =>
  code === 'backup-failed'
    ? 'migration-failed'
    : (TROUBLES.find((trouble) => trouble === code) ?? 'unreadable');

const WORDS: Readonly<Record<string, string>> = {
  'missing-reference': '它所引用的记录不存在或已在回收站里，请先恢复那一条。',
  'in-use': '还有别的记录在用它。请先处理那些记录。',
  'not-unique': '已有一条相同的记录。',
  invalid: '有一项内容不合要求（例如结束日期早于开始日期）。',
  'changed-twice': '同一条记录被改了两次。',
};

/** A refusal of the storage as a problem for the window. */
const writeProblem = (problem: WriteProblem, file: string): Problem => {
  if (problem.code === 'conflict') return { code: 'changed-meanwhile' };
  const detail = WORDS[problem.code];
  if ('kind' in problem && detail !== undefined) {
    return { code: 'refused-by-rules', what: problem.kind satisfies RecordWord, detail };
  }
  return { code: 'ledger-unusable', why: troubleOf(problem.code), file };
};

/** Makes the session; nothing is opened yet. */
export const makeSession = (ports: Ports): Session => {
  let current: Stage = { stage: 'setup' };
  let revision = 0;
  let keptFor = -1;
  const values = new Map<string, unknown>();
  const following = makeFollowing();

  const changed = (changes: readonly Change[] | null): void => {
    revision += 1;
    following.wrote(changes);
  };
  const touch = (areas: readonly Area[]): void => {
    changed(null);
    ports.changed(areas);
  };
  const close = (): void => {
    if (current.stage === 'ready') current.ledger.close();
    current = { stage: 'setup' };
    changed(null);
  };
  const open = (create: boolean): Stage => {
    close();
    const file = ports.place.file();
    if (!create && !ports.files.exists(file)) {
      if (ports.place.isMade()) current = { stage: 'blocked', why: 'missing-file', file };
      return current;
    }
    const opened = openLedger({
      file,
      backups: { folder: ports.place.backups() },
      create,
      ports: { now: ports.clock.now, newId: ports.newId },
      nativeBinding: ports.sqliteBinding,
    });
    current = opened.ok
      ? { stage: 'ready', ledger: opened.ledger }
      : { stage: 'blocked', why: troubleOf(opened.code), file };
    if (opened.ok) ports.place.markMade();
    return current;
  };

  return {
    ports,
    stage: () => current,
    open,
    close,
    touch,
    followed: following.value,
    revision: () => revision,
    write: (what, changes, areas, from = 'local') => {
      const { source, arrivals } = typeof from === 'string' ? { source: from, arrivals: [] } : from;
      if (current.stage !== 'ready') return failed({ code: 'no-ledger' });
      const month = isFromOffice(source) ? undefined : lockedByBatch(current.ledger, changes);
      if (month !== undefined) return failed({ code: 'month-locked', month });
      const info = { actor: ports.actor ?? ACTOR, what, source };
      const written = current.ledger.write(info, changes, arrivals);
      if (!written.ok) return failed(writeProblem(written.problem, ports.place.file()));
      if (written.batch !== null) {
        changed(changes);
        ports.changed(['overview', ...areas]);
      }
      return done(written.batch);
    },
    unfit: (folder) => {
      const drive = driveOf(folder);
      return drive === 'network' ? 'network-drive' : drive === 'fat' ? 'fat-drive' : undefined;
    },
    kept: <Value>(key: string, make: () => Value): Value => {
      if (keptFor !== revision) {
        values.clear();
        keptFor = revision;
      }
      if (!values.has(key)) values.set(key, make());
      return values.get(key) as Value;
    },
  };
};

/** The open ledger, or the problem that there is none. */
export const ledgerOf = (session: Session): Reply<Ledger> => {
  const stage = session.stage();
  switch (stage.stage) {
    case 'ready':
      return done(stage.ledger);
    case 'blocked':
      return failed({ code: 'ledger-unusable', why: stage.why, file: stage.file });
    case 'setup':
      return failed({ code: 'no-ledger' });
  }
};
