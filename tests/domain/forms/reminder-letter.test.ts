import { describe, expect, it } from 'vitest';
import { gridOf, shownText } from '#domain/forms/list-outline';
import { reminderLetter } from '#domain/forms/reminder-letter';
import type { LetterDuty, LetterSource } from '#domain/forms/reminder-letter';

const duty = (said: Partial<LetterDuty> = {}): LetterDuty => ({
  subject: 'p1',
  name: '林甲',
  title: '每月深入支部不少于1次',
  document: '示院〔2026〕1号',
  place: '第三条',
  period: '2026年10月',
  deadline: '2026-11-05',
  status: 'missed',
  done: 0,
  expected: 1,
  measure: '次',
  ...said,
});

const letter = (duties: readonly LetterDuty[], said: Partial<LetterSource> = {}) =>
  reminderLetter({
    kind: 'reminder',
    institution: '示例学院',
    number: '2026年第3号',
    to: { kind: 'unit', name: '护理学院' },
    documents: ['《联系制度》（示院〔2026〕1号）'],
    today: '2026-11-21',
    due: '2026-11-28',
    duties,
    ...said,
  });

/** Cells as the paper shows them; a name stands alone over the lines of its owner. */
const rowsOf = (found: ReturnType<typeof letter>): readonly string[][] =>
  gridOf(found.table ?? { columns: [], rows: [] }).map((row) =>
    row.kind === 'heading' ? [row.text] : row.cells.map(({ cell }) => shownText(cell)),
  );

const weeks = [5, 6, 7].map((week) =>
  duty({ title: '每周接触学生', place: '第四条', period: `第${String(week)}周` }),
);

describe('a letter of the office', () => {
  it('says who writes, to whom, on what it rests and until when an answer is asked for', () => {
    const found = letter([duty()]);
    expect(found).toMatchObject({
      kind: 'letter',
      head: '示例学院党政办公室',
      title: '催报单',
      number: '2026年第3号',
      addressee: '护理学院：',
      signature: ['示例学院党政办公室', '2026年11月21日'],
      paragraphs: [
        '根据《联系制度》（示院〔2026〕1号），经核对联系师生工作台账，截至2026年11月21日，你单位有下列1项工作逾期未完成：',
      ],
    });
    expect(found.closing[0]).toMatch(/请于2026年11月28日前将有关情况报党政办公室。$/u);
    expect(letter([duty()], { due: null }).closing[0]).toMatch(/请尽快将/u);
    expect(found.note).toBeUndefined();
  });

  it('writes to a person by name, without a line of names', () => {
    const found = letter([duty()], { to: { kind: 'person', name: '林甲' }, kind: 'supervision' });
    expect(found).toMatchObject({ title: '督办单', addressee: '林甲同志：' });
    expect(found.paragraphs[0]).toMatch(/，您有下列1项/u);
    expect(found.closing[0]).toMatch(/查明原因.*将办理结果书面报送党政办公室。$/u);
    expect(rowsOf(found)).toEqual([
      ['1', '每月深入支部不少于1次', '第三条', '2026年10月', '11月5日', '逾期未完成\n0/1 次'],
    ]);
  });

  it('keeps people together under their name, and periods that stand alike on one line', () => {
    const other = { subject: 'p2', name: '周乙' };
    const found = letter([duty(), duty(other), ...weeks, duty({ ...other, period: '2026年9月' })]);
    expect(rowsOf(found).map(([first, , , period, , state]) => [first, period, state])).toEqual([
      ['林甲（2项）', undefined, undefined],
      ['1', '2026年10月', '逾期未完成\n0/1 次'],
      ['2', '第5周\n第6周\n第7周', '逾期未完成\n0/3 次'],
      ['周乙（1项）', undefined, undefined],
      ['3', '2026年10月\n2026年9月', '逾期未完成\n0/2 次'],
    ]);
    expect(found.paragraphs[0]).toContain('有下列3项工作（按期次计6项）逾期未完成：');
  });

  it('never takes two of one name for one, nor two deadlines for one', () => {
    const found = letter([
      duty(),
      duty({ period: '2026年12月', deadline: '2027-01-05' }),
      duty({ subject: 'p2' }),
    ]);
    expect(rowsOf(found).map((cells) => [cells[0], cells[4]])).toEqual([
      ['林甲（2项）', undefined],
      ['1', '11月5日'],
      ['2', '2027年1月5日'],
      ['林甲（1项）', undefined],
      ['3', '11月5日'],
    ]);
  });

  it('asks for what helps: other things of what is missed, still to come, or to be looked at', () => {
    const soon = duty({ status: 'due-soon', deadline: '2026-12-05' });
    const open = duty({ status: 'open', deadline: null });
    const unsure = duty({ status: 'under-review' });
    const missed = letter([duty()]);
    expect(missed.closing[0]).toMatch(/补报工作记录.*补做.*书面说明原因/u);
    expect(missed.closing[0]).not.toMatch(/尚未到期|佐证/u);
    const coming = letter([soon, open]);
    expect(coming.paragraphs[0]).toMatch(/尚待完成：$/u);
    expect(coming.closing[0]).toMatch(/在期限内完成/u);
    expect(coming.closing[0]).not.toMatch(/补做|逾期/u);
    expect(rowsOf(coming).map((cells) => cells.slice(4))).toEqual([
      [],
      ['12月5日', '即将到期\n0/1 次'],
      ['期末', '未到期\n0/1 次'],
    ]);
    const all = letter([duty(), soon, unsure]);
    expect(all.paragraphs[0]).toMatch(/逾期未完成或者尚待完成或者尚待核实：$/u);
    expect(all.closing[0]).toMatch(/逾期.*；尚未到期.*；待核.*。请于/u);
  });

  it('names the document of each clause only where it rests on several', () => {
    const two = ['《甲》（甲1号）', '《乙》（乙2号）'];
    const found = letter([duty({ document: '乙2号', place: '二、3' })], { documents: two });
    expect(rowsOf(found)[1]?.[2]).toBe('乙2号\n二、3');
    expect(found.paragraphs[0]).toContain('《甲》（甲1号）、《乙》（乙2号）');
  });

  it('adds half days up without a remainder, and counts nothing where nothing is counted', () => {
    const half = { title: '驻点办公', expected: 0.7, done: 0.1, measure: '天' };
    const found = letter([duty(half), duty({ ...half, done: 0.2 }), duty({ expected: 0 })]);
    const [, first, second] = rowsOf(found);
    expect([first?.[5], second?.[5]]).toEqual(['逾期未完成\n0.3/1.4 天', '逾期未完成']);
  });
});
