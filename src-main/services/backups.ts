import type { Asked } from '#api/contract';
import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { BackupView, IntegrityView } from '#api/care-views';
import type { Overview } from '#api/views';
import { listBackups as backupsIn } from '#storage/backup';
import type { Backup } from '#storage/backup';
import { restoreBackup } from '#storage/restore';
import { dayOf } from '#domain/plain-date';
import { overviewOf } from './overview.ts';
import { ledgerOf } from './session.ts';
import type { Session } from './session.ts';

const view = (session: Session, backup: Backup): BackupView => ({
  id: session.ports.files.name(backup.file),
  name: `${backup.reason}备份`,
  made: backup.at,
  size: backup.bytes,
});

/** The backups there are, newest first; also when the ledger itself can't be opened, since then they are needed. */
export const listBackups = (session: Session): Reply<readonly BackupView[]> =>
  done(backupsIn(session.ports.place.backups()).map((backup) => view(session, backup)));

/** Makes a verified backup now. */
export const backupNow = (session: Session, reason: string): Reply<BackupView> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const made = open.value.backup(reason);
  if (!made.ok) {
    const why =
      made.problem.code === 'disk-full' || made.problem.code === 'read-only'
        ? made.problem.code
        : 'other';
    return failed({ code: 'write-failed', file: '备份', why });
  }
  session.touch(['overview', 'backups']);
  return done(view(session, made.backup));
};

/** Makes the backup of the day, unless there is one. */
export const dailyBackup = (session: Session): void => {
  const stage = session.stage();
  if (stage.stage !== 'ready') return;
  const today = session.ports.clock.today();
  const made = stage.ledger.listBackups().some((backup) => dayOf(backup.at) === today);
  if (!made) backupNow(session, '每日');
};

/** Puts a backup in the ledger's place; the replaced ledger stays beside it. */
export const restore = (session: Session, { id }: Asked<'backup.restore'>): Reply<Overview> => {
  const { ports } = session;
  const folder = ports.place.backups();
  if (!ports.files.list(folder).includes(id)) return failed({ code: 'backup-unusable', file: id });
  session.close();
  const restored = restoreBackup({
    file: ports.place.file(),
    backup: ports.files.join(folder, id),
    ports: { now: ports.clock.now },
    nativeBinding: ports.sqliteBinding,
  });
  session.open(false);
  session.touch(['overview', 'roster', 'sheets', 'compliance', 'backups']);
  return restored.ok ? done(overviewOf(session)) : failed({ code: 'backup-unusable', file: id });
};

/** Reads the whole history and says whether every link of its chain holds. */
export const verify = (session: Session): Reply<IntegrityView> => {
  const open = ledgerOf(session);
  if (!open.ok) return open;
  const verified = open.value.verifyHistory();
  const sound = open.value.check();
  return done({
    ok: verified.ok && sound.ok,
    changes: open.value.head().seq,
    broken: verified.ok
      ? sound.ok
        ? null
        : '台账文件的内部检查没有通过'
      : verified.seq === null
        ? '有一条记录不在变更历史里'
        : `变更历史第 ${String(verified.seq)} 条`,
  });
};
