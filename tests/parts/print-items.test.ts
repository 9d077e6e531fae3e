import { describe, expect, it } from 'vitest';
import type { DocumentItem } from '#api/document-contract';
import {
  chosenItems,
  itemsOfFiles,
  namesOf,
  printedText,
} from '../../src-renderer/rooms/print/item-words.ts';

const item = (name: string, part: Partial<DocumentItem> = {}): DocumentItem => ({
  id: name,
  name,
  about: '护理学院 院长',
  state: 'ready',
  standing: '已交',
  gaps: [],
  printed: null,
  file: `2026年10月/附件1-${name}-2026年10月`,
  ...part,
});
const items = [item('周启明'), item('郑晓岚', { state: 'incomplete', about: '纪委 书记' })];
const known = new Map([
  ['周启明', { name: '周启明', pinyin: 'zhouqiming', initials: 'zqm' }] as const,
]);
const found = (typed: string, incomplete = false) =>
  chosenItems(items, { typed, incomplete }, known).map(({ name }) => name);

describe('papers in the list', () => {
  it('are found by name, pinyin, unit, and by what they lack', () => {
    expect(found('')).toEqual(['周启明', '郑晓岚']);
    expect(found('zqm')).toEqual(['周启明']);
    expect(found('纪委')).toEqual(['郑晓岚']);
    expect(found('', true)).toEqual(['郑晓岚']);
  });

  it('say their edition, their day and how many there are', () => {
    const printed = { edition: 1, copies: 1, at: '2026-11-20T09:00:00', same: true };
    const text = (part: Partial<typeof printed>) =>
      printedText({ printed: { ...printed, ...part } }, '2026-11-21');
    expect(printedText({ printed: null }, '2026-11-21')).toEqual({ when: '', copies: '' });
    expect(text({})).toEqual({ when: '11月20日', copies: '' });
    expect(text({ edition: 2, copies: 3 })).toEqual({ when: '第2稿 · 11月20日', copies: '3 份' });
    expect(text({ at: '2025-12-31T09:00:00' }).when).toBe('2025年12月31日');
  });

  it('are found again by the files that could not be written', () => {
    const names = (files: readonly string[]) => itemsOfFiles(items, files).map(({ name }) => name);
    expect(names(['附件1-郑晓岚-2026年10月.docx', '打印记录'])).toEqual(['郑晓岚']);
    expect(names(['2026年10月/附件1-周启明-2026年10月.pdf'])).toEqual(['周启明']);
  });

  it('are named as far as one reads', () => {
    expect(namesOf(items)).toBe('周启明、郑晓岚');
    const many = Array.from({ length: 9 }, (_, at) => item(`甲${String(at)}`));
    expect(namesOf(many)).toBe('甲0、甲1、甲2、甲3、甲4、甲5 等 9 份');
  });
});
