import { workdaysBetween } from '../academic-calendar.ts';
import { academicYearAt } from '../period.ts';
import { dayNumber } from '../plain-date.ts';
import type { PlainDate, Span } from '../plain-date.ts';
import type { Deadline } from '../policy/schema.ts';
import { deadlineOf, movedDeadline } from './deadline.ts';
import { judgedDemand } from './demand.ts';
import { idleOf, lengthens, periodsEntered, windowOf } from './idle.ts';
import type { Frame, Prepared, RuleHome } from './prepared.ts';
import { isInForce } from './series.ts';
import { timingOf } from './status.ts';
import type { Period } from './verdict.ts';

/** The year in which those enrolled who are new in the academic year of a day; from September where none is entered. */
const newestCohort = (prepared: Prepared, day: PlainDate): number => {
  const year = Number(day.slice(0, 4));
  const known = academicYearAt(day, prepared.calendar);
  if (known !== undefined) return Number(known.slice(0, 4));
  return day.slice(5) >= '09-01' ? year : year - 1;
};

const makeFrame = (prepared: Prepared, home: RuleHome, period: Period): Frame => {
  const demand = judgedDemand(home.rule.demand);
  const rhythm = demand?.period ?? 'month';
  const found = idleOf(prepared, home.rule, rhythm, period);
  const lengthened = windowOf(prepared, home, { rhythm, period, policy: found.policy });
  const isIdle = found.idle !== null;
  const window: Span = isIdle && lengthened !== undefined ? lengthened : period;
  const by = (deadline: Deadline | undefined): PlainDate | null =>
    deadline === undefined
      ? null
      : movedDeadline(
          deadlineOf(deadline, { from: period.from, until: window.until }, prepared.calendar),
          home.rule.holidays?.deadline,
          prepared.calendar,
        );
  const deadline = by(demand !== undefined && 'deadline' in demand ? demand.deadline : undefined);
  const from = dayNumber(period.from);
  const until = dayNumber(period.until);
  return {
    ...found,
    policy: lengthened === undefined ? 'exempt' : found.policy,
    home,
    period,
    from,
    until,
    workingDays: workdaysBetween(prepared.calendar, from, until),
    inForce: isInForce(home, period.until),
    window,
    windowDays: { from: dayNumber(window.from), until: dayNumber(window.until) },
    lengthened: window.from !== period.from || window.until !== period.until,
    deadline,
    closes: by(demand?.kind === 'frequency' ? demand.closes : undefined),
    timing: timingOf(window, deadline, prepared.settings),
    newest: newestCohort(prepared, period.until),
  };
};

/** A rule in one of its periods, made once. */
export const frameOf = (prepared: Prepared, home: RuleHome, period: Period): Frame => {
  const { frames } = prepared.memo;
  const known = frames.get(home) ?? new Map<PlainDate, Frame>();
  if (known.size === 0) frames.set(home, known);
  const same = known.get(period.from);
  if (same?.period.until === period.until) return same;
  const made = makeFrame(prepared, home, period);
  if (same === undefined) known.set(period.from, made);
  return made;
};

/** Groups of two or more frames of a rule, in all its versions, whose windows overlap; each in order of their ends. */
const overlapsIn = (
  prepared: Prepared,
  versions: readonly RuleHome[],
): ReadonlyMap<Frame, readonly Frame[]> => {
  const frames = versions
    .flatMap((home) => {
      const demand = judgedDemand(home.rule.demand);
      const periods = demand === undefined ? [] : periodsEntered(prepared, demand.period);
      return periods.map((period) => frameOf(prepared, home, period));
    })
    .filter((frame) => frame.inForce)
    .toSorted((a, b) => a.windowDays.from - b.windowDays.from);
  const found = new Map<Frame, readonly Frame[]>();
  let group: Frame[] = [];
  let end = -Infinity;
  const close = (): void => {
    const ordered = group.toSorted(
      (a, b) => a.windowDays.until - b.windowDays.until || a.from - b.from,
    );
    if (group.length > 1) for (const frame of group) found.set(frame, ordered);
    group = [];
  };
  for (const frame of frames) {
    if (frame.windowDays.from > end) close();
    group.push(frame);
    end = Math.max(end, frame.windowDays.until);
  }
  close();
  return found;
};

/**
 * The frames whose windows overlap, directly or through others, with a frame's, itself included, in order of their
 * ends; `undefined` where none does. Only a rule that postpones or brings forward has any.
 */
export const overlapping = (prepared: Prepared, frame: Frame): readonly Frame[] | undefined => {
  const { versions } = frame.home;
  if (!versions.some((home) => lengthens(home.rule))) return undefined;
  const { overlaps } = prepared.memo;
  const known = overlaps.get(versions) ?? overlapsIn(prepared, versions);
  overlaps.set(versions, known);
  return known.get(frame);
};
