import type { Delivery } from '#domain/exchange/kept';
import type { Manifest } from '#domain/exchange/package';
import { dayText, dayOf } from '#domain/plain-date';
import type { LocalTime } from '#domain/plain-date';

/** How many missing numbers are named one by one. */
const NAMED = 10;

/** How a package stands among those that came before it. */
export interface Order {
  /** Sentences for the head of the review. */
  readonly notices: readonly string[];
  /** A number was used twice, or its chain doesn't fit: what is newer can't be told by numbers. */
  readonly forked: boolean;
}

const timeText = (time: LocalTime): string =>
  `${time.slice(0, 4)}年${dayText(dayOf(time))} ${time.slice(11, 16)}`;

const numbersText = (numbers: readonly number[]): string => {
  const named = numbers.slice(0, NAMED).map(String).join('、');
  return numbers.length > NAMED ? `${named} 等 ${String(numbers.length)} 个` : named;
};

const missingBefore = (sequence: number, known: ReadonlySet<number>): readonly number[] => {
  const last = Math.max(0, ...[...known].filter((number) => number < sequence));
  // Only what is missing since the last one that came: earlier gaps were told of with that one.
  return Array.from({ length: sequence - last - 1 }, (_, index) => last + 1 + index);
};

const forkNotice = (manifest: Manifest, earlier: readonly Delivery[]): string | undefined => {
  const twin = earlier.find(
    ({ sequence, id }) => sequence === manifest.sequence && id !== manifest.id,
  );
  if (twin !== undefined)
    return `对方有两个不同的第 ${String(manifest.sequence)} 号包（另一个是 ${timeText(twin.at)} 导入的“${twin.file}”）：可能有两台电脑在用同一份填报数据。先后已无法比较，两边都改过的请逐条决定；请对方只留一台填报。`;
  const before = earlier.find(({ sequence }) => sequence === manifest.sequence - 1);
  const after = earlier.find(({ sequence }) => sequence === manifest.sequence + 1);
  const broken = [
    { said: manifest.previous, is: before?.id },
    { said: after?.previous ?? null, is: manifest.id },
  ].some(({ said, is }) => said !== null && is !== undefined && said !== is);
  return broken
    ? `它和已导入的包接不上：对方的填报数据可能被复制到别的电脑，或者从旧备份恢复过。先后已无法比较，两边都改过的请逐条决定。`
    : undefined;
};

const clockNotice = (manifest: Manifest, earlier: readonly Delivery[]): string | undefined => {
  const later = earlier.find(
    ({ sequence, made }) => (sequence ?? 0) < manifest.sequence && (made ?? '') > manifest.created,
  );
  return later === undefined
    ? undefined
    : `对方电脑的时钟走回去过：第 ${String(manifest.sequence)} 号包写的是 ${timeText(manifest.created)}，比它前面的第 ${String(later.sequence)} 号（${timeText(later.made ?? '')}）还早。首次提交的时间请留意核对。`;
};

/** What has to be said about a package's place among those of the same sender that stand. */
export const noticesAbout = (manifest: Manifest, received: readonly Delivery[]): Order => {
  const earlier = received.filter(
    ({ installation }) => installation === manifest.sender.installation,
  );
  const again = received.find(({ id }) => id === manifest.id);
  const fork = forkNotice(manifest, earlier);
  const known = new Set(earlier.map(({ sequence }) => sequence ?? 0));
  const missing = missingBefore(manifest.sequence, known);
  const newest = Math.max(0, ...known);
  const notices = [
    again === undefined
      ? undefined
      : `这一个包已在 ${timeText(again.at)} 导入过。重复导入不会改变什么；当时没有收的行仍可以收。`,
    fork,
    fork === undefined && again === undefined && missing.length > 0
      ? `没有收到第 ${numbersText(missing)} 号包。每个包都带着最近一次回执之后的全部改动，一般不会缺；如果发现缺漏，请对方用“全部”再做一个包。`
      : undefined,
    again === undefined && newest > manifest.sequence
      ? `它比已导入的第 ${String(newest)} 号包旧。旧内容不会盖过新的。`
      : undefined,
    clockNotice(manifest, earlier),
  ];
  return {
    notices: notices.filter((notice) => notice !== undefined),
    forked: fork !== undefined,
  };
};
