import { dayOf, fullDayText } from '#domain/plain-date';
import type { LocalTime } from '#domain/plain-date';
import type { BatchReport, DocumentReport, ExitCode, ImportReport } from './report.ts';

/** First line of a report; a file that begins otherwise is none of ours. */
const HEADING = '联系师生台账 无人值守运行报告';

const MARK = '\uFEFF';

const ENDS: Readonly<Record<ExitCode, string>> = {
  0: '全部完成。',
  1: '已完成。有事要人处理，或有文件不完整，见下。',
  2: '选项不对，什么也没有做。',
  3: '台账不能用或正被使用，什么也没有做。',
  4: '有文件没有收成或没有写成，见下。其余的都已完成。',
};

const BROKE = '运行没有完成。';

const FORMATS = { docx: 'Word', pdf: 'PDF', xlsx: 'Excel' } as const;

const momentText = (time: LocalTime): string => `${fullDayText(dayOf(time))} ${time.slice(11)}`;

const counted = (parts: readonly (readonly [word: string, count: number])[]): string =>
  parts
    .filter(([, count], index) => count > 0 || index === 0)
    .map(([word, count]) => `${word} ${String(count)}`)
    .join('，');

const importLines = (one: ImportReport, index: number): readonly string[] => {
  const { counts } = one;
  const head = `${String(index + 1)}. ${one.file}${one.title === '' ? '' : `（${one.title}）`}`;
  const sums = counted([
    ['新增', counts.new],
    ['更改', counts.changed],
    ['没有变化', counts.unchanged],
    ['要人处理', counts.waiting],
    ['不能收', counts.refused],
  ]);
  const result =
    one.result === 'refused'
      ? `   没有收。${one.problem ?? ''}`
      : one.result === 'unchanged'
        ? `   没有新内容：${sums}`
        : `   已收：${sums}`;
  return [
    head,
    result,
    ...one.notices.map((notice) => `   提示：${notice}`),
    ...one.waiting.map(({ title, why }) => `   · 待处理 ${title}：${why}`),
  ];
};

const documentLines = (one: DocumentReport, index: number): readonly string[] => [
  `${String(index + 1)}. ${one.title}（${one.period}，${FORMATS[one.format]}）`,
  one.problem !== null
    ? `   没有写成。${one.problem}`
    : `   ${counted([
        ['写成', one.written.length],
        ['已有同名文件、没有动', one.skipped.length],
        ['没有写成', one.failed.length],
        ['不完整', one.incomplete.length],
        ['空白、没有写', one.blank.length],
      ])}`,
  ...one.notes.map((note) => `   提示：${note}`),
  ...one.failed.map(({ file, text }) => `   · 没有写成 ${file}：${text}`),
  ...one.incomplete.map(({ name, gaps }) => `   · 不完整 ${name}：${gaps.join('；')}`),
  ...one.blank.map(({ name, standing }) => `   · 空白 ${name}：${standing}`),
  ...one.written.map((file) => `   · 写成 ${file}`),
  ...one.skipped.map((file) => `   · 没有动 ${file}`),
];

const part = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

const textOf = (report: BatchReport): string => {
  const { ledger, exit } = report;
  const lines = [
    HEADING,
    `开始 ${momentText(report.started)}，结束 ${momentText(report.finished)}，程序版本 ${report.program}`,
    ...(ledger === null
      ? []
      : [`台账 ${ledger.institution}${ledger.demo ? '（示例数据）' : ''}：${ledger.file}`]),
    `结果 ${String(exit)}：${exit === 4 && ledger === null ? BROKE : ENDS[exit]}`,
    ...report.refused.map((why) => `  ${why}`),
    ...(report.pending === 0
      ? []
      : [`“收发—待定事项”里还有 ${String(report.pending)} 项要人决定。`]),
    ...part('一、收文件', report.imports.flatMap(importLines)),
    ...part('二、写文件', report.documents.flatMap(documentLines)),
  ];
  return `${lines.join('\r\n')}\r\n`;
};

/** A report for people, or for programs. */
export const reportText = (report: BatchReport, json: boolean): string =>
  json ? `${JSON.stringify(report, null, 2)}\n` : textOf(report);

/** A report as a file: text with the mark by which Windows knows UTF-8, JSON without. */
export const reportBytes = (report: BatchReport, json: boolean): Uint8Array =>
  new TextEncoder().encode(`${json ? '' : MARK}${reportText(report, json)}`);

/** Whether a file's bytes are a report of an earlier run, which the next one may replace. */
export const isReport = (bytes: Uint8Array): boolean => {
  const begin = new TextDecoder().decode(bytes.subarray(0, 200));
  return (
    bytes.length === 0 ||
    begin.startsWith(HEADING) ||
    /^\{\s*"format": "lianxi-batch-report"/u.test(begin)
  );
};
