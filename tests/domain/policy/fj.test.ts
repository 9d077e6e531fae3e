import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bare, isVerbatim } from '#domain/policy/verbatim';
import { FJ, ruleOf } from '../compliance/world.ts';

const SOURCE = readFileSync(new URL('../../fixtures/policy-fj.txt', import.meta.url), 'utf8');

/** The rules of the document, by number. */
const IDS = [
  '0',
  ...['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '2.4', '3.1', '3.2', '3.3', '3.4'],
  ...['4.1', '4.2', '4.3', '4.4', '5.1', '5.2', '5.3', '6.0', '6.1', '6.2', '6.3', '6.4', '6.5'],
  ...['6.6a', '6.6b', '6.7', '7', '15', '8', '9', '14', '10', '11', '12', '13', '16'],
].map((number) => `fj.${number}`);

/** The same phrase twice over a page break. */
const GLITCH = bare('师生思想政治工作,宣传政策、调查研究、体察校情、关爱师生、');

describe('闽卫院委〔2021〕31号', () => {
  it('has every rule, in order', () => {
    expect(FJ.rules.map((rule) => rule.id)).toEqual(IDS);
  });

  it.each(IDS)('%s quotes the source word for word', (id) => {
    expect(isVerbatim(ruleOf(id).clause.text, SOURCE)).toBe(true);
    expect(ruleOf(id).clause.text.length).toBeGreaterThan(6);
  });

  it('holds the whole document, in order, with the line that a page break doubled said once', () => {
    const source = bare(SOURCE)
      .replace(GLITCH + GLITCH, GLITCH)
      .replace(/-(?=\([一二三四]\))/gu, '');
    expect(bare(SOURCE)).toContain(GLITCH + GLITCH);
    const body = FJ.text
      .filter((passage) => !/^a[12]/.test(passage.id))
      .map((one) => bare(one.text));
    expect(source.startsWith(body.join(''))).toBe(true);
    // what is left are the two forms
    expect(
      source.slice(body.join('').length).startsWith('附件1领导班子成员"五联七进"工作记录表'),
    ).toBe(true);
  });

  it('keeps the words of both forms', () => {
    const words = FJ.forms.flatMap((form) => [
      form.title,
      form.attachment,
      ...(form.kind === 'carriers'
        ? form.groups.flatMap((group) => [
            group.label,
            ...Object.values(group.heads),
            ...group.carriers,
          ])
        : form.kind === 'specialties'
          ? Object.values(form.labels).flat()
          : []),
    ]);
    const plain = (text: string) => bare(text).replace(/（/gu, '(').replace(/）/gu, ')');
    const source = plain(SOURCE.replace(/\s+/gu, ''));
    for (const word of words) {
      // the scan broke 特长's note and 自主选择 over cells and lines, in this order
      expect(source).toContain(plain(word));
    }
  });

  it('takes its demands from the document', () => {
    expect(ruleOf('fj.2.3').demand).toMatchObject({ minimum: 0.5, measure: { unit: '天' } });
    expect(ruleOf('fj.6.6a').demand).toMatchObject({ minimum: 2, period: 'semester' });
    expect(ruleOf('fj.6.6b').demand).toMatchObject({ minimum: 1, period: 'semester' });
    expect(ruleOf('fj.3.3').demand).toMatchObject({ minimum: 1, period: 'calendar-year' });
    expect(ruleOf('fj.1.3').demand).toMatchObject({ match: { role: 'led' }, period: 'half-year' });
    expect(ruleOf('fj.6.0').demand).toMatchObject({
      match: { mode: 'face-to-face' },
      period: 'week',
    });
    expect(FJ.rules.filter((rule) => rule.force === 'encouraged').map((rule) => rule.id)).toEqual(
      ['2.2', '3.4', '4.4', '6.2', '6.3', '6.4', '6.5', '6.7'].map((number) => `fj.${number}`),
    );
    expect(FJ.rules.filter(({ demand }) => demand.kind === 'text').map((rule) => rule.id)).toEqual(
      ['0', '4.4', '15', '14', '16'].map((number) => `fj.${number}`),
    );
    expect(ruleOf('fj.11').demand).toMatchObject({ period: 'month', workingDays: 15 });
    expect(ruleOf('fj.12')).toMatchObject({
      audience: { withFlags: ['党委工作部门负责人'] },
      demand: { period: 'calendar-year', attribute: '学生工作经历' },
    });
    expect(ruleOf('fj.10').force).toBe('principle');
  });

  it('is a series of its own and asks for forms that its ranks have', () => {
    expect(FJ.series).toBe(FJ.id);
    expect(FJ.forms.map((form) => form.rank)).toEqual(['leader', 'middle']);
  });
});
