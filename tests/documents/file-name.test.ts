import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName, uniqueNames } from '#documents/file-name';

describe('safe file names', () => {
  it('replaces what Windows refuses', () => {
    expect(safeFileName('附件1-林致远-2026年10月')).toBe('附件1-林致远-2026年10月');
    expect(safeFileName('a<b>c:d"e/f\\g|h?i*j')).toBe('a_b_c_d_e_f_g_h_i_j');
    expect(safeFileName('部长. . ')).toBe('部长');
    expect(safeFileName('..')).toBe('_');
    expect(safeFileName('')).toBe('_');
    expect(safeFileName('a\u0000\n\u202eb')).toBe('a___b');
    for (const device of [
      'CON',
      'prn',
      'AUX',
      'nul',
      'COM1',
      'lpt9',
      'con.txt',
      'COM¹',
      'NUL .x',
    ]) {
      expect(safeFileName(device)).toBe(`_${device}`);
    }
    expect(safeFileName('CONTENT')).toBe('CONTENT');
  });

  it('holds for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = safeFileName(text);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(120);
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]|[ .]$|^\s/u);
        expect(name).not.toMatch(/[\u{d800}-\u{dfff}]/u);
        expect(safeFileName(name)).toBe(name);
      }),
      { numRuns: 500 },
    );
  });

  it('cuts no character in two', () => {
    expect(safeFileName(`${'长'.repeat(119)}𠮷`)).toBe('长'.repeat(119));
  });
});

describe('people of one name', () => {
  it('are told apart by unit, then by figure', () => {
    expect(
      uniqueNames([
        { name: '李响', unit: '学生工作部' },
        { name: '林致远', unit: '' },
        { name: '李响', unit: '护理学院' },
      ]),
    ).toEqual(['李响（学生工作部）', '林致远', '李响（护理学院）']);
    expect(
      uniqueNames([
        { name: '李响', unit: '药学院' },
        { name: '李响', unit: '药学院' },
        { name: '李响', unit: '' },
      ]),
    ).toEqual(['李响（药学院）1', '李响（药学院）2', '李响']);
  });

  it('never share a name', () => {
    const word = fc.constantFrom('李响', '李响1', '李响2', 'ann', 'Ann', 'a/b', 'a:b', '');
    fc.assert(
      fc.property(fc.array(fc.record({ name: word, unit: word }), { maxLength: 12 }), (people) => {
        const names = uniqueNames(people).map((name) => safeFileName(name).toLowerCase());
        expect(new Set(names).size).toBe(people.length);
      }),
      { numRuns: 500 },
    );
  });
});
