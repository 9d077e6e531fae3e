import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Place } from '#services/ports';
import { attempt } from './files.ts';

const LEDGER = '联系师生台账.lxdb';
const DEMO = '示例';
const EVIDENCE = '附件';

/** SQLite keeps unsaved pages beside the file; they belong to it. */
const COMPANIONS = ['', '-wal', '-shm'] as const;

interface Note {
  readonly folder: string | null;
  readonly demo: boolean;
  /** The real ledger was made. */
  readonly made: boolean;
}

const NOTHING: Note = { folder: null, demo: false, made: false };

const readNote = (file: string): Note => {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof kept !== 'object' || kept === null) return NOTHING;
    return {
      folder: 'folder' in kept && typeof kept.folder === 'string' ? kept.folder : null,
      demo: 'demo' in kept && kept.demo === true,
      made: 'made' in kept && kept.made === true,
    };
  } catch {
    return NOTHING;
  }
};

/**
 * Where the ledger lies: in the data folder, unless a small file there (`place.json`) names another one.
 * The setting can't be in the ledger itself, since it is needed to find it. The demo has a folder of its own,
 * so that nothing of it can ever be among the real data, and nothing stays when it is removed.
 */
export const makePlace = (dataFolder: string): Place => {
  const file = join(dataFolder, 'place.json');
  const demoFolder = join(dataFolder, DEMO);
  const note = (): Note => (existsSync(file) ? readNote(file) : NOTHING);
  const keep = (changed: Partial<Note>): ReturnType<Place['set']> =>
    attempt(() => {
      mkdirSync(dataFolder, { recursive: true });
      writeFileSync(file, JSON.stringify({ ...note(), ...changed }), { flush: true });
      return null;
    });
  const real = (): string => join(note().folder ?? dataFolder, LEDGER);
  return {
    file: () => (note().demo ? join(demoFolder, LEDGER) : real()),
    backups: () => join(note().demo ? demoFolder : dataFolder, '备份'),
    evidence: () => join(note().demo ? demoFolder : (note().folder ?? dataFolder), EVIDENCE),
    staging: () => join(dataFolder, '暂存'),
    isMade: () => !note().demo && note().made,
    markMade: () => {
      if (!note().demo && !note().made) keep({ made: true });
    },
    isDemo: () => note().demo,
    useDemo: (demo) => {
      if (!demo) return keep({ demo });
      const made = attempt(() => {
        mkdirSync(demoFolder, { recursive: true });
        return null;
      });
      return made.ok ? keep({ demo }) : made;
    },
    clearDemo: () =>
      attempt(() => {
        rmSync(demoFolder, { recursive: true, force: true });
        return null;
      }),
    set: (folder) => keep({ folder }),
    move: (chosen) => {
      const from = real();
      const to = join(chosen, LEDGER);
      const evidence = join(dirname(from), EVIDENCE);
      const evidenceThere = join(chosen, EVIDENCE);
      if (existsSync(to) || existsSync(evidenceThere)) return { ok: false, why: 'exists' };
      const copied = attempt(() => {
        if (existsSync(evidence)) cpSync(evidence, evidenceThere, { recursive: true });
        for (const end of COMPANIONS) {
          if (existsSync(from + end)) copyFileSync(from + end, to + end);
        }
        return null;
      });
      if (!copied.ok) {
        for (const end of COMPANIONS) rmSync(to + end, { force: true });
        rmSync(evidenceThere, { recursive: true, force: true });
        return copied;
      }
      const noted = keep({ folder: chosen });
      // The old files go only after the new place is known: at every moment one whole ledger can be found.
      if (noted.ok) {
        for (const end of COMPANIONS) rmSync(from + end, { force: true });
        rmSync(evidence, { recursive: true, force: true });
      }
      return noted;
    },
  };
};
