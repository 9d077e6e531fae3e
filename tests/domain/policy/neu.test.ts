import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bare, isVerbatim } from '#domain/policy/verbatim';
import { FJ } from '../compliance/world.ts';
import { policyFrom, ruleIn, textOf } from './policies.ts';

const SOURCE = readFileSync(new URL('../../fixtures/policy-neu.txt', import.meta.url), 'utf8');
const NEU = policyFrom(textOf('resources/policies/neu-2020-82.json'));
const demandOf = (id: string) => ruleIn(NEU, id).demand;

describe('东大党字〔2020〕82号', () => {
  it('has every clause, numbered 1 to 20', () => {
    const numbers = NEU.rules.map((rule) => Number(rule.id.replace('neu.', '')));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it.each(NEU.rules.map((rule) => rule.id))('%s quotes the source word for word', (id) => {
    expect(isVerbatim(ruleIn(NEU, id).clause.text, SOURCE)).toBe(true);
    expect(ruleIn(NEU, id).clause.text.length).toBeGreaterThan(10);
  });

  it('holds the whole document, letter by letter', () => {
    expect(bare(NEU.text.map((passage) => passage.text).join(''))).toBe(bare(SOURCE));
  });

  it('asks for one link of each, for all newest classes, and for change after two years', () => {
    expect(ruleIn(NEU, 'neu.1').force).toBe('principle');
    expect(demandOf('neu.1')).toEqual({
      kind: 'standing',
      period: 'semester',
      objectKinds: ['班级', '学生社团'],
      minimum: 1,
    });
    expect(demandOf('neu.2')).toMatchObject({ dimension: 'object', cohort: 'newest', minimum: 1 });
    expect(ruleIn(NEU, 'neu.3').force).toBe('principle');
    expect(demandOf('neu.3')).toMatchObject({ kind: 'tenure', years: 2 });
  });

  it('asks to go among students in person, and only counts what is done over the wire', () => {
    expect(demandOf('neu.4')).toMatchObject({
      period: 'semester',
      minimum: 1,
      match: { mode: 'face-to-face' },
    });
    for (const id of ['neu.12', 'neu.13']) {
      expect(ruleIn(NEU, id).force).toBe('encouraged');
      expect(demandOf(id)).toMatchObject({ minimum: 0 });
      expect(demandOf(id)).not.toHaveProperty('match.mode');
    }
  });

  it('wants the ledger on the last day of June and December, and heavy matters reported', () => {
    expect(demandOf('neu.5')).toEqual({
      kind: 'submission',
      what: 'sheet',
      period: 'half-year',
      deadline: { kind: 'days-after', days: 0 },
    });
    expect(demandOf('neu.6')).toEqual({
      kind: 'follow-up',
      period: 'half-year',
      workingDays: 15,
      heavyReported: true,
    });
    const kinds = NEU.rules.map((rule) => [rule.id, rule.demand.kind]);
    expect(kinds.filter(([, kind]) => kind === 'report').map(([id]) => id)).toEqual([
      'neu.9',
      'neu.7',
      'neu.8',
    ]);
  });

  it('binds middle managers only', () => {
    expect(new Set(NEU.rules.flatMap((rule) => rule.audience.ranks))).toEqual(new Set(['middle']));
    expect(NEU.forms.map((form) => form.rank)).toEqual(['middle', 'middle']);
  });

  it('names its two forms as the document does, with the columns of a list and of a ledger', () => {
    const names = NEU.text.filter((passage) => /^a[12]$/.test(passage.id));
    expect(NEU.forms.map((form) => `${form.attachment}：${form.title}`)).toEqual(
      names.map((passage) => passage.text),
    );
    const columns = NEU.forms.map((form) =>
      form.kind === 'table' ? form.columns.map((column) => column.label).join(' ') : '',
    );
    expect(columns).toEqual([
      '序号 单位 姓名 职务 联系点（班级/社团） 所在学院 年级 辅导员（联系人） 起始时间 备注',
      '序号 姓名 单位及职务 联系点 时间 地点 联系方式（面对面/键对键） 参加人数 主要内容 学生反映的问题和建议 处理及反馈情况 备注',
    ]);
  });

  it('shares its ranks, kinds and carriers with the other policy, so that one ledger holds both', () => {
    expect(NEU.ranks.map((rank) => rank.id)).toEqual(FJ.ranks.map((rank) => rank.id));
    const kinds = FJ.objectKinds.map((kind) => kind.name);
    expect(NEU.objectKinds.filter((kind) => !kinds.includes(kind.name))).toEqual([]);
    const shared = NEU.carriers.filter((one) => FJ.carriers.some((other) => other.id === one.id));
    expect(shared.map((carrier) => carrier.id)).toEqual(
      NEU.carriers.map((carrier) => carrier.id).filter((id) => id !== '联系点'),
    );
    for (const carrier of shared)
      expect(carrier.label).toBe(FJ.carriers.find((other) => other.id === carrier.id)?.label);
    const ids = [...FJ.rules, ...NEU.rules].map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    const forms = [...FJ.forms, ...NEU.forms].map((form) => form.id);
    expect(new Set(forms).size).toBe(forms.length);
  });
});
