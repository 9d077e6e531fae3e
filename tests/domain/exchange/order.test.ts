import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECORDS, RUNS, acts, perform, started } from './clerks.ts';
import type { Act } from './clerks.ts';
import { conflictsOf, install, openConflicts, takePackage } from './installations.ts';
import type { Installation, Package } from './installations.ts';
import { packageFor, told } from './packages.ts';

/** A department with records, and the packages it wrote one after another while it went on working. */
const packagesOf = (department: Installation, rounds: readonly (readonly Act[])[]) =>
  rounds.map((steps): Package => {
    for (const step of steps) perform(department, step);
    return packageFor(department, '党办');
  });

const rounds = (ids: readonly string[] = RECORDS) =>
  fc.array(acts(ids), { minLength: 1, maxLength: 4 });

/** Which packages come, in which order, some of them again. */
const order = fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 8 });

const pick = (packages: readonly Package[], numbers: readonly number[]): readonly Package[] =>
  numbers.flatMap((number) => packages[number % packages.length] ?? []);

const waiting = (at: Installation) =>
  openConflicts(at)
    .map(({ type, record, fields, theirs, base }) => ({
      type,
      record,
      fields: fields.toSorted(),
      theirs: theirs.data,
      base: fields.map((field) => base?.[field]),
    }))
    .toSorted((a, b) => (a.record < b.record ? -1 : 1));

const newest = (packages: readonly Package[]): Package =>
  packages.reduce((best, one) => (one.upTo > best.upTo ? one : best));

describe('the order in which packages arrive', () => {
  it('changes nothing: without edits at the office it has what the newest one says', () => {
    fc.assert(
      fc.property(rounds(), order, (steps, numbers) => {
        const arriving = pick(packagesOf(started('甲', RECORDS), steps), numbers);
        const office = install('党办', 'office');
        for (const one of arriving) takePackage(office, one);
        const once = install('党办', 'office');
        takePackage(once, newest(arriving));
        expect(told(office)).toEqual(told(once));
        expect(conflictsOf(office)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('changes nothing either after the office edited: the same records, the same conflicts', () => {
    fc.assert(
      fc.property(rounds(), order, acts(), fc.boolean(), (steps, numbers, edits, answered) => {
        const run = (how: (arriving: readonly Package[]) => readonly Package[]) => {
          const office = install('党办', 'office');
          const department = started('甲', RECORDS);
          takePackage(office, packageFor(department, '党办'));
          if (answered) takePackage(department, packageFor(office, '甲'));
          for (const step of edits) perform(office, step);
          for (const one of how(pick(packagesOf(department, steps), numbers)))
            takePackage(office, one);
          const withdrawn = openConflicts(office).flatMap(({ theirs, record }) =>
            theirs.data === null ? [`entry ${record}`] : [],
          );
          const records = Object.entries(told(office)).filter(([key]) => !withdrawn.includes(key));
          return { records, waiting: waiting(office) };
        };
        expect(run((arriving) => arriving)).toEqual(run((arriving) => [newest(arriving)]));
      }),
      RUNS,
    );
  });

  it('between two departments changes nothing', () => {
    fc.assert(
      fc.property(rounds(['甲一', '甲二']), rounds(['乙一', '乙二']), (one, two) => {
        const first = packagesOf(started('甲', ['甲一', '甲二']), one);
        const second = packagesOf(started('乙', ['乙一', '乙二']), two);
        const [office, otherwise] = [install('党办', 'office'), install('党办', 'office')];
        for (const sent of [...first, ...second]) takePackage(office, sent);
        for (const sent of [...second, ...first]) takePackage(otherwise, sent);
        expect(told(office)).toEqual(told(otherwise));
      }),
      RUNS,
    );
  });

  it('never brings a deleted record back', () => {
    fc.assert(
      fc.property(rounds(), order, (steps, numbers) => {
        const department = started('甲', RECORDS);
        const packages = packagesOf(department, steps);
        const office = install('党办', 'office');
        takePackage(office, newest(packages));
        for (const one of pick(packages, numbers)) takePackage(office, one);
        for (const key of Object.keys(told(office))) expect(told(department)).toHaveProperty([key]);
      }),
      RUNS,
    );
  });

  it('writes nothing when the same package comes again at once', () => {
    fc.assert(
      fc.property(rounds(), order, acts(), (steps, numbers, edits) => {
        const office = install('党办', 'office');
        const department = started('甲', RECORDS);
        takePackage(office, packageFor(department, '党办'));
        for (const step of edits) perform(office, step);
        for (const one of pick(packagesOf(department, steps), numbers)) {
          takePackage(office, one);
          const { writes } = takePackage(office, one);
          expect([writes.records, writes.conflicts, writes.matches, writes.arrivals]).toEqual([
            [],
            [],
            [],
            [],
          ]);
        }
      }),
      RUNS,
    );
  });
});
