import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Asked } from '#api/contract';
import type { Decision } from '#domain/exchange/plan';
import type { SharedData } from '#domain/exchange/package';
import { canonicalText } from '#domain/exchange/shared-form';
import { joined, readFrom, sendTo, unitId } from './exchange-departments.ts';
import { contentsOf, differencesBetween } from './exchange-ledgers.ts';
import { inLedger, reviewOf, rowsOf, take } from './exchange-worlds.ts';
import { collegeWorld, makeWorld, visit } from './world.ts';
import type { World } from './world.ts';

/** A department's PC. */
export interface Department {
  readonly world: World;
  readonly unit: string;
}

/** An office, two departments, and every package that was carried between them. */
export interface Quarter {
  readonly office: World;
  readonly nursing: Department;
  readonly pharmacy: Department;
  /** Packages taken in so far, with who took them; of a package that came too late only what wasn't outdated. */
  readonly carried: {
    readonly path: string;
    readonly by: World;
    readonly outdated: ReadonlySet<string>;
  }[];
  readonly end: () => void;
}

/** The office sends both rosters, one of them sealed, and both departments begin from them. */
export const beginQuarter = async (): Promise<Quarter> => {
  const office = await collegeWorld();
  const join = async (name: string, passphrase: string | null): Promise<Department> => {
    const unit = await unitId(office, name);
    const said = passphrase === null ? {} : { passphrase };
    return { unit, world: await joined(await sendTo(office, 'roster', unit, said), passphrase) };
  };
  const nursing = await join('护理学院', null);
  const pharmacy = await join('药学院', '九月开学');
  return {
    ...{ office, nursing, pharmacy },
    carried: [],
    end: () => {
      for (const { end } of [office, nursing.world, pharmacy.world]) end();
    },
  };
};

/** Turns the clocks of all three on. */
export const turn = ({ office, nursing, pharmacy }: Quarter, time: string): void => {
  for (const { at } of [office, nursing.world, pharmacy.world]) at(time);
};

/** Takes a package in as a clerk would, deciding only where `decide` says something, and answers with the review. */
export const takeIn = async (
  quarter: Quarter,
  by: World,
  path: string,
  decide: Decision | null = null,
) => {
  const review = await reviewOf(by, path);
  const rows = await rowsOf(by, review.id);
  const asked = rows.filter(({ outcome }) => outcome === 'conflict' || outcome === 'duplicate');
  if (decide !== null)
    await by.get('exchange.decide', {
      review: review.id,
      rows: asked.map(({ key }) => key),
      decision: decide,
    });
  const result = await by.get('exchange.commit', { review: review.id });
  const outdated = rows.filter(({ reason }) => reason.startsWith('比以前收到的旧'));
  quarter.carried.push({ path, by, outdated: new Set(outdated.map(({ key }) => key)) });
  return { ...review, rows, result };
};

/** A department reports, and the office takes it in. */
export const report = async (quarter: Quarter, { world, unit }: Department, all = false) =>
  takeIn(quarter, quarter.office, await sendTo(world, 'entries', unit, { all }));

/** The office answers, and the department takes it in. */
export const answer = async (
  quarter: Quarter,
  { world, unit }: Department,
  kind: 'receipt' | 'roster' = 'receipt',
) => takeIn(quarter, world, await sendTo(quarter.office, kind, unit));

/** A package sealed with a passphrase: asked for, and taken with it. */
export const takeSealed = async (by: World, path: string, passphrase: string) => {
  expect(await take(by, path)).toMatchObject({ state: 'passphrase', wrong: false });
  expect(await take(by, path, '不对')).toMatchObject({ state: 'passphrase', wrong: true });
  const taken = await take(by, path, passphrase);
  if (taken.state !== 'review') throw new Error(taken.state);
  return by.get('exchange.commit', { review: taken.review.id });
};

/** What only the ledger itself says of a record. */
const LEDGERS = new Set(['status', 'received', 'returnReason', 'created', 'submitted']);

/** Writes a visit, or changes it; answers with its id. */
export const write = async (
  world: World,
  person: string,
  said: Partial<Asked<'entry.save'>> & { readonly id?: string },
): Promise<string> => {
  const { id = null, ...rest } = said;
  const known = id === null ? undefined : inLedger(world, (ledger) => ledger.entry(id));
  const kept = Object.entries(known ?? {}).filter(([field]) => !LEDGERS.has(field));
  const asked = visit(person, {
    ...{ happened: '2026-10-09', carriers: ['班级'] },
    ...(Object.fromEntries(kept) as Partial<Asked<'entry.save'>>),
    ...rest,
  });
  return (await world.get('entry.save', { ...asked, id })).id;
};

/** A second PC with a copy of a department's data folder. */
export const cloneOf = ({ world, unit }: Department, time: string): Department => {
  const clone = makeWorld(time);
  clone.app().close();
  world.app().close();
  const data = join(clone.folder, 'data');
  rmSync(data, { recursive: true });
  cpSync(join(world.folder, 'data'), data, { recursive: true });
  clone.reopen();
  world.reopen();
  return { world: clone, unit };
};

/** What a department and the office say differently. */
export const differences = ({ office }: Quarter, { world }: Department): readonly unknown[] =>
  differencesBetween(inLedger(office, contentsOf), inLedger(world, contentsOf));

/** Values that some package said and that are nowhere where it was taken in: not now, not before, not in a conflict. */
export const lostValues = async ({ carried }: Quarter): Promise<readonly string[]> => {
  const lost: string[] = [];
  for (const { path, by, outdated } of carried) {
    const { records } = await readFrom(path);
    const told = records
      .map(({ record }) => record)
      .filter(({ type, id }) => !outdated.has(`${type} ${id}`));
    lost.push(
      ...inLedger(by, (ledger) => {
        const conflicts = ledger.all('conflict').concat(ledger.deletedRecords('conflict'));
        const keys = new Map(
          (['sheet', 'declaration'] as const).flatMap((kind) =>
            ledger.all(kind).map((one) => [keyOf(kind, one), one.id] as const),
          ),
        );
        return told.flatMap(({ type, id, data }) => {
          if (data === null) return [];
          const here = keys.get(keyOf(type, data)) ?? id;
          const versions: readonly object[] = [
            ...ledger.historyOf(type, here).flatMap(({ after }) => (after === null ? [] : [after])),
            ...conflicts.flatMap(({ theirs }) => (theirs.id === id ? [theirs.data ?? {}] : [])),
          ];
          return Object.entries(data)
            .filter(([field]) => !LEDGERS.has(field))
            .filter(([field, value]) =>
              versions.every((version) => {
                const said = (version as SharedData)[field] ?? null;
                return canonicalText(said) !== canonicalText(value);
              }),
            )
            .map(([field, value]) => `${type} ${id} ${field} ${canonicalText(value)}`);
        });
      }),
    );
  }
  return lost;
};

const keyOf = (kind: string, record: object): string => {
  const { person, month, academicYear } = record as SharedData;
  return [kind, person, month, academicYear].join(' ');
};
