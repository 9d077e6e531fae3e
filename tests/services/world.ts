import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Area, Asked, Answer, Question } from '#api/contract';
import type { Problem, Reply } from '#api/reply';
import { makeAnswers } from '#services/answers';
import type { App } from '#services/answers';
import type { Ports } from '#services/ports';
import { digest } from '#platform/digest';
import { childReaders } from '#platform/child-readers';
import { makeDrives } from '#platform/drives';
import { makeKeys } from '#platform/keys';
import { diskFiles } from '#platform/files';
import { newId } from '#platform/ids';
import { makePlace } from '#platform/place';
import { makeResources } from '#platform/resources';

const root = join(import.meta.dirname, '../..');

/** What a person would answer to the dialogs of the operating system; taken one after another. */
export interface Hands {
  readonly open: string[];
  readonly save: string[];
  readonly folder: string[];
  readonly opened: string[];
}

/** The app without its window, on a folder of its own, with a clock that a test turns. */
export interface World {
  readonly folder: string;
  readonly hands: Hands;
  readonly changed: Area[];
  readonly app: () => App;
  readonly ask: <Q extends Question>(question: Q, asked: Asked<Q>) => Promise<Reply<Answer<Q>>>;
  /** The answer, or the test fails with the problem. */
  readonly get: <Q extends Question>(question: Q, asked: Asked<Q>) => Promise<Answer<Q>>;
  /** The problem, or the test fails because there is none. */
  readonly refused: <Q extends Question>(question: Q, asked: Asked<Q>) => Promise<Problem>;
  readonly at: (time: string) => void;
  /** Closes the app and opens it again on the same folder. */
  readonly reopen: () => void;
  readonly end: () => void;
}

export const makeWorld = (time = '2026-11-21T09:00:00'): World => {
  const folder = mkdtempSync(join(tmpdir(), 'lianxi-services-'));
  let now = time;
  const hands: Hands = { open: [], save: [], folder: [], opened: [] };
  const changed: Area[] = [];
  const ports: Ports = {
    version: 'test',
    clock: { today: () => now.slice(0, 10), now: () => now },
    newId,
    digest,
    files: diskFiles,
    dialogs: {
      openFile: () => Promise.resolve(hands.open.shift() ?? null),
      openFiles: () => Promise.resolve(hands.open.splice(0)),
      saveFile: () => Promise.resolve(hands.save.shift() ?? null),
      chooseFolder: () => Promise.resolve(hands.folder.shift() ?? null),
      openPath: (path) => {
        hands.opened.push(path);
        return Promise.resolve(true);
      },
      revealPath: (path) => {
        hands.opened.push(path);
        return Promise.resolve();
      },
    },
    resources: makeResources(join(root, 'resources')),
    place: makePlace(join(folder, 'data')),
    keys: makeKeys(join(folder, 'data'), {
      seal: () => Promise.resolve(null),
      unseal: () => Promise.resolve(null),
    }),
    drives: makeDrives(join(folder, 'sticks')),
    readers: childReaders(),
    printer: { pdf: () => Promise.resolve(null) },
    sqliteBinding: undefined,
    changed: (areas) => changed.push(...areas),
    breathe: () => new Promise((done) => setImmediate(done)),
    report: (error) => {
      throw error;
    },
  };
  mkdirSync(join(folder, 'data'), { recursive: true });
  let app = makeAnswers(ports);
  const ask: World['ask'] = (question, asked) => app.ask(question, asked);
  return {
    folder,
    hands,
    changed,
    app: () => app,
    ask,
    get: async (question, asked) => {
      const reply = await ask(question, asked);
      if (!reply.ok) throw new Error(`${question}: ${JSON.stringify(reply.problem)}`);
      return reply.value;
    },
    refused: async (question, asked) => {
      const reply = await ask(question, asked);
      if (reply.ok) throw new Error(`${question} was not refused`);
      return reply.problem;
    },
    at: (next) => {
      now = next;
    },
    reopen: () => {
      app.close();
      app = makeAnswers(ports);
    },
    end: () => {
      app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const roster = join(root, 'tests/fixtures/roster');

/** A roster file of the fixtures as the window would hand it over. */
export const rosterFile = (
  name: string,
): { readonly name: string; readonly bytes: Uint8Array } => ({
  name,
  bytes: new Uint8Array(readFileSync(join(roster, name))),
});

export const rosterPath = (name: string): string => join(roster, name);

/** A ledger of one college with the fixture rosters in it. */
export const collegeWorld = async (time?: string): Promise<World> => {
  const world = makeWorld(time);
  const proposal = await world.get('setup.proposal', null);
  await world.get('setup.create', {
    institution: '示例卫生职业学院',
    policies: proposal.policies.map(({ id }) => id).slice(0, 1),
    semesters: [],
  });
  for (const [kind, name] of [
    ['people', '名册.csv'],
    ['objects', '联系对象.csv'],
    ['calendar', '校历.csv'],
  ] as const) {
    const review = await world.get('roster.drop', { kind, ...rosterFile(name) });
    await world.get('roster.commit', { review: review.id });
  }
  return world;
};

/** The id of the only person of that name; a test that means one of two says which unit. */
export const personId = async (world: World, name: string): Promise<string> => {
  const { people } = await world.get('roster.all', null);
  const found = people.filter((person) => person.name === name);
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${String(found.length)} people called ${name}`);
  return only.id;
};

/** What the window would send for a new visit. */
export const visit = (
  person: string,
  said: Partial<Asked<'entry.save'>> & Pick<Asked<'entry.save'>, 'happened' | 'carriers'>,
): Asked<'entry.save'> => ({
  id: null,
  until: null,
  timeNote: '',
  amount: null,
  amountUnit: '',
  mode: 'face-to-face',
  participants: [{ person, role: 'attended' }],
  object: null,
  objectText: '护理学院党总支',
  activities: [],
  summary: '列席总支委员会。',
  place: '',
  present: null,
  evidence: [],
  commendable: false,
  makeUp: null,
  ...said,
});
