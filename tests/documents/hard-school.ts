import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '#domain/entry';
import { addDays } from '#domain/plain-date';
import type { Ledger } from '#storage/ledger';
import type { Change } from '#storage/records';
import { inLedger } from '../services/papers-leaders.ts';
import { makeWorld } from '../services/world.ts';
import type { World } from '../services/world.ts';

/*
 * The demo school with texts in every kind of record that Word, Excel, XML and the eye may stumble
 * over. They are written past the app, as an older version or another PC may have kept them.
 */

/** Characters outside the BMP, full-width figures, an emoji of two, what XML has of its own, a tab. */
export const HARD = '𠮷㛃䶮𰻝１２３👍🏽<b>&amp;"\'\t表';

/** Dangerous at the beginning of a cell; controls XML cannot hold, and the line break Word types for Shift+Enter. */
export const FORMULA = '=1+1';
export const ADDRESS = '@x';
const CONTROLS = '前\u0001中\u000b后';

export const NAMES = ['阿卜杜热合曼·买买提·吐尔逊', '𠮷㛃䶮𰻝', '<b>&amp;"\''] as const;

/** A middle manager of the unit with the long name, who visits a class. */
export const VISITOR = '司马䶮𰻝';

/** A unit's name of 80 characters. */
export const UNIT = `${'中外合作办学与继续教育及职业技能培训'.repeat(5).slice(0, 74)}（𠮷&𰻝）院`;

/** A 工作简况 of 10 000 characters whose beginning and end are known. */
export const LONG = `长文始${'走访宿舍听取热水供应意见。'.repeat(800).slice(0, 9_994)}长文终`;

const VISITS = 40;

const hardEntries = (entries: readonly Entry[], first: Entry): readonly Entry[] => {
  const hardened = entries
    .filter(({ happened }) => happened >= '2026-10-01')
    .map((entry, index): Entry => ({
      ...entry,
      objectText: index % 2 === 0 ? entry.objectText : `${FORMULA}${HARD}`,
      summary: `${[FORMULA, ADDRESS, CONTROLS][index % 3] ?? ''}${entry.summary}${HARD}`,
      commendable: index % 9 === 0,
      place: `地点${HARD}`,
      evidence: entry.evidence.map((one) => ({ ...one, title: `${one.title}${HARD}` })),
    }));
  const added = Array.from({ length: VISITS }, (_, index): Entry => ({
    ...first,
    id: `hard-${String(index)}`,
    happened: addDays('2026-10-01', index % 31),
    object: null,
    objectText: `第${String(index)}处${HARD}`,
    summary: index === 7 ? LONG : `第${String(index)}次${HARD}`,
    commendable: index === 8,
    status: 'submitted',
  }));
  return [...hardened, ...added];
};

/** What the second policy's papers are made from: a class somebody chose, and visits there. */
const inClasses = (ledger: Ledger, first: Entry): readonly Change[] => {
  const middle = ledger.all('post').filter(({ rank }) => rank !== 'leader');
  const classes = ledger.all('object').filter(({ kind }) => kind === '班级');
  return middle.slice(0, 4).flatMap(({ person }, index): readonly Change[] => {
    const object = classes[index]?.id ?? '';
    const link = { id: `hard-link-${String(index)}`, person, object, origin: 'chosen' } as const;
    const after: Entry = {
      ...first,
      id: `hard-class-${String(index)}`,
      happened: '2026-11-09',
      participants: [{ person, role: 'attended' }],
      carriers: ['班级'],
      object,
      summary: index === 0 ? LONG : `${FORMULA}${CONTROLS}${HARD}`,
      place: ADDRESS + HARD,
      status: 'accepted',
    };
    const month = '2026-12';
    const at = '2026-11-20T09:00:00';
    const sheet = { content: '', zeroReason: '', submitted: at, received: at };
    const handed = { ...sheet, id: `hard-sheet-${String(index)}`, person, month };
    return [
      { kind: 'sheet', id: handed.id, after: { ...handed, status: 'accepted' } },
      { kind: 'link', id: link.id, after: { ...link, since: '2026-11-01', until: null } },
      { kind: 'entry', id: after.id, after },
    ];
  });
};

const renamed = (ledger: Ledger): readonly Change[] => {
  const posts = ledger.all('post');
  const middle = posts.find(({ rank }) => rank !== 'leader');
  const chosen = new Set([
    ...posts.filter(({ rank }) => rank === 'leader').map(({ person }) => person),
    ...posts.filter(({ unit }) => unit === middle?.unit).map(({ person }) => person),
  ]);
  const people = ledger.all('person').filter(({ id }) => chosen.has(id));
  return [
    ...people.map((person, index): Change => ({
      kind: 'person',
      id: person.id,
      after: {
        ...person,
        name: person.id === middle?.person ? VISITOR : (NAMES[index] ?? `${person.name}𠮷`),
      },
    })),
    ...ledger.all('unit').map((unit): Change => ({
      kind: 'unit',
      id: unit.id,
      after: { ...unit, name: unit.id === middle?.unit ? UNIT : `${unit.name}<㛃>` },
    })),
    ...posts.map((post): Change => ({
      kind: 'post',
      id: post.id,
      after: { ...post, title: `${post.title}&𰻝` },
    })),
  ];
};

const hardChanges = (ledger: Ledger): readonly Change[] => {
  const entries = ledger.all('entry');
  const leaders = new Set(
    ledger.all('post').flatMap(({ rank, person }) => (rank === 'leader' ? [person] : [])),
  );
  const [first] = entries.filter(({ participants: [one] }) => leaders.has(one?.person ?? ''));
  if (first === undefined) throw new Error('no leader wrote anything');
  return [
    ...renamed(ledger),
    ...inClasses(ledger, first),
    ...hardEntries(entries, first).map((after): Change => ({
      kind: 'entry',
      id: after.id,
      after,
    })),
    ...ledger.all('object').map((object, index): Change => ({
      kind: 'object',
      id: object.id,
      after: {
        ...object,
        name: (index % 5 === 0 ? ADDRESS : '') + object.name + HARD,
        counsellor: NAMES[0],
      },
    })),
    ...ledger.all('issue').map((issue, index): Change => ({
      kind: 'issue',
      id: issue.id,
      after: {
        ...issue,
        text: (index % 2 === 0 ? FORMULA : CONTROLS) + issue.text + HARD,
        steps: issue.steps.map((step) => ({ ...step, by: `${ADDRESS}${HARD}`, note: CONTROLS })),
      },
    })),
    ...ledger.all('sheet').map((sheet): Change => ({
      kind: 'sheet',
      id: sheet.id,
      after: { ...sheet, content: `${FORMULA}${sheet.content}${CONTROLS}${HARD}` },
    })),
    ...ledger.all('declaration').map((declaration): Change => ({
      kind: 'declaration',
      id: declaration.id,
      after: { ...declaration, jobFunction: `${FORMULA}${HARD}`, studentCarriers: CONTROLS + HARD },
    })),
  ];
};

/** The school with its hard texts; October 2026 is full of them. */
export const hardSchool = async (): Promise<World> => {
  const world = makeWorld();
  await world.get('demo.load', null);
  inLedger(world, (ledger) => {
    const info = { actor: 'test', what: '登记', source: 'setup' };
    const written = ledger.write(info, hardChanges(ledger));
    if (!written.ok) throw new Error(JSON.stringify(written.problem));
  });
  return world;
};

/** Puts the second policy in force, from November on: its middle managers have another form then. */
export const underBoth = async (world: World): Promise<void> => {
  const file = join(import.meta.dirname, '../../resources/policies/neu-2020-82.json');
  const { id: candidate } = await world.get('policy.drop', {
    name: '方案.json',
    bytes: new Uint8Array(readFileSync(file)),
  });
  await world.get('policy.enact', { candidate, effectiveFrom: '2026-11-01' });
};
