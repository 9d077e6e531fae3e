import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PolicyCandidate, TemplateOffer } from '#api/office-views';
import { partOf } from '../documents/office.ts';
import { external, madeDocx, paragraph, table } from '../documents/template-made.ts';
import { FJ, makeSchool, octoberOfLin } from './compliance-school.ts';
import type { School } from './compliance-school.ts';

const FORM = 'leader-month';
const OWN = madeDocx(
  paragraph('示例学院自制表 {{姓名}} {{职务}} {{期间}}') +
    table([['{{#五个联系}}{{群体}}', '{{时间}}', '{{工作简况}}{{/五个联系}}']]),
);

let school: School;
beforeEach(async () => {
  school = await makeSchool();
  await octoberOfLin(school);
});
afterEach(() => {
  school.world.end();
});

const fileOf = (bytes: Uint8Array, name = '自制.docx'): string => {
  const path = join(school.world.folder, name);
  writeFileSync(path, bytes);
  return path;
};
const choose = async (bytes: Uint8Array): Promise<TemplateOffer> => {
  school.world.hands.open.push(fileOf(bytes));
  const offer = await school.world.get('template.choose', { policy: FJ, form: FORM });
  if (offer === null) throw new Error('cancelled');
  return offer;
};
const use = (
  template: string | null,
  effectiveFrom: string,
  policy = FJ,
): Promise<PolicyCandidate> =>
  school.world.get('template.use', { policy, form: FORM, template, effectiveFrom });
const enact = (candidate: PolicyCandidate, effectiveFrom: string): Promise<null> =>
  school.world.get('policy.enact', { candidate: candidate.id, effectiveFrom });
const take = async (effectiveFrom: string): Promise<PolicyCandidate> => {
  const candidate = await use((await choose(OWN)).id, effectiveFrom);
  await enact(candidate, effectiveFrom);
  return candidate;
};

/** What 林甲's sheet of a month is printed as. */
const printed = async (month: string): Promise<string> => {
  const { document } = await school.world.get('document.preview', {
    query: { kind: 'sheets', range: { kind: 'month', day: `${month}-15` }, options: {} },
    item: `${school.id('林甲')}/${month}`,
  });
  return partOf(document.bytes, 'word/document.xml');
};

describe('an own template', () => {
  it('is checked and shown filled before anything is written', async () => {
    const offer = await choose(OWN);
    expect(offer.report.faults).toEqual([]);
    expect(offer.report.missing.length).toBeGreaterThan(0);
    expect(partOf(offer.preview?.bytes ?? new Uint8Array(), 'word/document.xml')).toContain(
      '李示例',
    );
    expect(
      (await school.world.get('policy.versions', null)).filter(({ series }) => series === FJ),
    ).toHaveLength(1);
    school.world.hands.open.length = 0;
    expect(await school.world.get('template.choose', { policy: FJ, form: FORM })).toBeNull();
  });

  it('may say words that can be told to the window', async () => {
    const words = await school.world.get('template.words', { policy: FJ, form: FORM });
    // What leaves its process is copied; a function in it would end the process.
    expect(structuredClone(words)).toEqual(words);
    expect(words.rows.map(({ name }) => name).slice(0, 2)).toEqual(['五个联系', '七个走进']);
  });

  it('with faults is reported, not offered', async () => {
    const offer = await choose(madeDocx(paragraph('{{姓 名}}')));
    expect(offer.report.faults).toEqual(['正文里的“{{姓 名}}”不认识，是否想写“{{姓名}}”？']);
    expect(offer.preview).toBeNull();
    expect(
      await school.world.refused('template.use', {
        policy: FJ,
        form: FORM,
        template: offer.id,
        effectiveFrom: '2026-12-01',
      }),
    ).toEqual({ code: 'review-gone' });
  });

  it('that looks outside, or is too large, is refused in a sentence', async () => {
    const remote = madeDocx(paragraph('{{姓名}}'), {
      relations: external('image', 'http://a.example/x.png'),
    });
    for (const bytes of [remote, new Uint8Array(600 * 1024)]) {
      school.world.hands.open.push(fileOf(bytes));
      expect(
        await school.world.refused('template.choose', { policy: FJ, form: FORM }),
      ).toMatchObject({ code: 'file-refused', file: '自制.docx' });
    }
  });

  it('prints the periods of the version it belongs to, and no others; 恢复 goes back', async () => {
    const candidate = await take('2026-10-01');
    expect(candidate.changes.filter(({ what }) => what !== 'dates')).toEqual([
      expect.objectContaining({
        id: FORM,
        part: '打印模板',
        before: '标准表样',
        after: '自制.docx',
      }),
    ]);
    expect(await printed('2026-10')).toContain('示例学院自制表');
    expect(await printed('2026-10')).toContain('林甲');
    expect(await printed('2026-09')).not.toContain('示例学院自制表');
    const standard = await use(null, '2026-11-01', candidate.policy?.id);
    await enact(standard, '2026-11-01');
    expect(await printed('2026-11')).not.toContain('示例学院自制表');
    expect(await printed('2026-10')).toContain('示例学院自制表');
  });

  it('goes to the printer as Word where it is one sheet, and says what to do where they are several', async () => {
    await take('2026-10-01');
    const { hands, get } = school.world;
    const print = async (items: readonly string[] | null) => {
      const query = {
        kind: 'sheets',
        range: { kind: 'month', day: '2026-10-15' },
        options: { form: FORM },
      } as const;
      const { id } = await get('document.print', { query, items });
      let job = await get('job.state', { id });
      while (job.running) {
        await new Promise((turn) => setImmediate(turn));
        job = await get('job.state', { id });
      }
      return job;
    };
    const one = await print([`${school.id('林甲')}/2026-10`]);
    expect(one).toMatchObject({ written: [expect.stringMatching(/\.docx$/u)], failed: [] });
    expect(partOf(readFileSync(hands.opened.at(-1) ?? ''), 'word/document.xml')).toContain(
      '示例学院自制表',
    );
    const all = await print(null);
    expect(all.written).toEqual([]);
    expect(all.failed[0]?.text).toContain('只能存成 Word');
  });

  it('can be undone, outlives the app, and stays when thresholds change', async () => {
    const candidate = await take('2026-10-01');
    school.world.reopen();
    expect(await printed('2026-10')).toContain('示例学院自制表');
    const amended = await school.world.get('policy.amend', {
      base: candidate.policy?.id ?? '',
      effectiveFrom: '2026-12-01',
      changes: [{ rule: 'fj.1.2', minimum: 2 }],
    });
    expect(amended.policy?.forms.find(({ id }) => id === FORM)?.template?.name).toBe('自制.docx');
    await school.world.get('change.undo', null);
    expect(await printed('2026-10')).not.toContain('示例学院自制表');
  });

  it('is saved to begin with, and what was saved passes the check', async () => {
    const path = join(school.world.folder, '样例.docx');
    school.world.hands.save.push(path);
    await school.world.get('template.save', { policy: FJ, form: FORM });
    const offer = await choose(new Uint8Array(readFileSync(path)));
    expect([offer.report.faults, offer.report.missing, offer.report.hints]).toEqual([[], [], []]);
    await take('2026-10-01');
    const now = await school.world.get('policy.versions', null);
    const own = now.find(({ series, from }) => series === FJ && from === '2026-10-01');
    const saved = join(school.world.folder, '自制2.docx');
    school.world.hands.save.push(saved);
    await school.world.get('template.save', { policy: own?.id ?? '', form: FORM });
    expect(new Uint8Array(readFileSync(saved))).toEqual(OWN);
  });
});

describe('a policy file that brings templates', () => {
  const withTemplate = (docx: string): Uint8Array => {
    const policy = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../resources/policies/fj-2021-31.json'), 'utf8'),
    ) as { id: string; series?: string; forms: { id: string; template?: unknown }[] };
    const [form] = policy.forms;
    if (form !== undefined) form.template = { name: '校办.docx', docx };
    return new TextEncoder().encode(JSON.stringify({ ...policy, id: 'fj-own', series: FJ }));
  };
  const faults = async (docx: string): Promise<readonly string[]> =>
    (
      await school.world.get('policy.drop', { name: '制度.json', bytes: withTemplate(docx) })
    ).faults.map(({ text }) => text);
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

  it('goes through the same check, by the form’s name', async () => {
    expect(await faults(base64(OWN))).toEqual([]);
    const [bad] = await faults(base64(madeDocx(paragraph('{{姓 名}}'))));
    expect(bad).toMatch(/工作记录表》的模板“校办\.docx”：正文里的“\{\{姓 名\}\}”不认识/u);
    const [hostile] = await faults(
      base64(madeDocx('', { relations: external('attachedTemplate', 'file:///c:/x.dotm') })),
    );
    expect(hostile).toContain('附加的模板');
    expect((await faults('no base64!'))[0]).toContain('不是完整的 base64 文字');
    expect((await faults('AAAA'))[0]).toContain('不是 Word 文档');
    expect((await faults(`UEsDB${'A'.repeat(800_003)}`))[0]).toContain('模板超过 512 KB');
  });
});
