import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { helpText, OPTIONS } from '../../src-main/batch/option-words.ts';
import { isBatch, parseOptions } from '../../src-main/batch/options.ts';

const today = '2026-11-21';
const parse = (...words: readonly string[]) => parseOptions(['--batch', ...words], today);

const whyOf = (...words: readonly string[]): readonly string[] => {
  const parsed = parse(...words);
  return parsed.kind === 'refused' ? parsed.why : [];
};

const written = ['--documents=每月', '--month=上月', '--into=/印'];

describe('options of a run without a window', () => {
  it('are looked at only when the run is asked for', () => {
    expect(isBatch(['--data-dir=/台账', '一份.lxb'])).toBe(false);
    expect(isBatch(['--data-dir=/台账', '--batch'])).toBe(true);
  });

  it('are understood', () => {
    expect(
      parse(
        '--no-sandbox',
        '--lang=zh-CN',
        '--ledger=/台账',
        '--import=/收件',
        '--import=/收件/2.lxb',
        '--documents=每月，附件1、letters',
        '--month=2026年9月',
        '--period=半年',
        '--into=/打印 十月',
        '--format=pdf',
        '--existing=both',
        '--report=/报告.json',
        '--json',
      ),
    ).toEqual({
      kind: 'run',
      ledger: '/台账',
      report: '/报告.json',
      json: true,
      order: {
        imports: ['/收件', '/收件/2.lxb'],
        documents: {
          names: ['每月', '附件1、letters'],
          month: '2026-09',
          period: 'half-year',
          into: '/打印 十月',
          format: 'pdf',
          existing: 'both',
        },
      },
    });
  });

  it('never overwrite unasked, and make Word files', () => {
    expect(parse(...written)).toMatchObject({
      ledger: null,
      order: { documents: { existing: 'skip', format: 'docx', period: null } },
    });
  });

  it.each([
    ['上月', today, '2026-10'],
    ['本月', today, '2026-11'],
    ['上月', '2027-01-03', '2026-12'],
    ['2026-7', today, '2026-07'],
  ])('take %s on %s as %s', (month, day, expected) => {
    const parsed = parseOptions([...written.slice(0, 1), `--month=${month}`, '--into=/印'], day);
    expect(parsed).toMatchObject({ order: { documents: { month: expected } } });
  });

  it('know the data folder by both names, and ask for one', () => {
    expect(parse('--data-dir=/台账', '--import=/a')).toMatchObject({ ledger: '/台账' });
    expect(parse('--data-dir=/台账', '--ledger=/台账', '--import=/a').kind).toBe('run');
    expect(whyOf('--data-dir=/一', '--ledger=/二', '--import=/a')).toEqual([
      expect.stringContaining('指的是两个文件夹'),
    ]);
  });

  it.each([
    [
      ['--documents=每月', '--mont=上月', '--into=/印'],
      '没有“--mont”这个选项。可用的选项：--ledger',
    ],
    [['--import=/a', '2026-10'], '“2026-10”不是选项'],
    [['--import=/a', '——json'], '“——json”不是选项'],
    [['--import='], '“--import”没有写值'],
    [['--import=/a', '--json=是'], '“--json”后面不写值'],
    [['--import=D:\\收件" --json'], '请去掉末尾的反斜杠'],
    [[...written, '--month=本月'], '“--month”写了不止一次'],
    [['--documents=每月', '--month=2026-13', '--into=/印'], '“--month=2026-13”不对'],
    [[...written, '--format=wps'], '“--format=wps”不对'],
    [[...written, '--existing=ask'], '“--existing=ask”不对'],
    [[...written, '--period=旬'], '“--period=旬”不对'],
    [['--documents=每月', '--into=/印'], '要写明哪个月'],
    [['--documents=每月', '--month=上月'], '要写明写到哪里'],
    [['--documents=，', '--month=上月', '--into=/印'], '“--documents”没有写名称'],
    [['--import=/a', '--into=/印'], '“--into”要和“--documents”一起用'],
    [['--ledger=/台账'], '没有写明要做什么'],
    [['--report=/a.txt', '--constructor'], '没有“--constructor”这个选项'],
  ])('refuse %j in words', (words, sentence) => {
    expect(whyOf(...words)).toEqual([expect.stringContaining(sentence)]);
  });

  it('are all refused at once, and the report is still written', () => {
    const parsed = parse('--format=wps', '--gone', '--report=/报告.txt');
    expect(parsed).toMatchObject({ kind: 'refused', report: '/报告.txt' });
    expect(whyOf('--format=wps', '--gone')).toHaveLength(2);
    expect(whyOf('--month', '2026-10')).toHaveLength(2);
    expect(whyOf('--documents=每月')).toHaveLength(2);
    expect(whyOf('--month=上月')).toHaveLength(2);
  });

  it('are explained when asked for, whatever else is said', () => {
    expect(parse('--help', '--gone').kind).toBe('help');
    for (const name of Object.keys(OPTIONS)) expect(helpText()).toContain(`--${name}`);
  });

  it('all stand in the handbook of who sets the run up', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/unattended.zh-CN.md'), 'utf8');
    for (const name of Object.keys(OPTIONS)) expect(page).toContain(`--${name}`);
  });
});
