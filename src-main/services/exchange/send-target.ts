import { done, failed } from '#api/reply';
import type { Reply } from '#api/reply';
import type { Session } from '../session.ts';

/** Folder on a stick in which what this program writes lies together. */
const FOLDER = '联系师生台账';

/** Where files are written to. */
export interface SendTarget {
  readonly folder: string;
  /** As a person would say it: `U盘 KINGSTON › 联系师生台账`. */
  readonly place: string;
}

/** The folder of ours on a drive that is plugged in, or one that is asked for; null when the dialog was cancelled. */
export const sendTarget = async (
  session: Session,
  drive: string | null,
): Promise<Reply<SendTarget | null>> => {
  const { drives, files, dialogs } = session.ports;
  if (drive === null) {
    const folder = await dialogs.chooseFolder('存到哪个文件夹');
    return done(folder === null ? null : { folder, place: folder });
  }
  const found = drives.list().find(({ id }) => id === drive);
  if (found === undefined) return failed({ code: 'write-failed', file: 'U盘', why: 'missing' });
  const folder = files.join(found.path, FOLDER);
  const made = files.makeFolder(folder);
  return made.ok
    ? done({ folder, place: `${found.name} › ${FOLDER}` })
    : failed({ code: 'write-failed', file: `${found.name} › ${FOLDER}`, why: made.why });
};

/** A path for a file in a folder that isn't taken: an existing file is never overwritten, a number is added. */
export const freePath = (session: Session, folder: string, name: string): string => {
  const { files } = session.ports;
  const end = name.lastIndexOf('.');
  const [start, ending] = [name.slice(0, end), name.slice(end)];
  let path = files.join(folder, name);
  for (let number = 2; files.exists(path); number += 1)
    path = files.join(folder, `${start}（${String(number)}）${ending}`);
  return path;
};
