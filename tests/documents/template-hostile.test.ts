import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXCHANGE_LIMITS } from '#domain/exchange/package';
import { TEMPLATE_LIMITS } from '#domain/policy/form-template';
import { parsePolicy } from '#domain/policy/parser';
import { policyTemplateRefusal } from '#intake/template/policy-templates';
import { readTemplate } from '#intake/template/read-template';
import { zipOf } from '../intake/archive-help.ts';
import { MAIN_TYPE, external, field, madeDocx, paragraph } from './template-made.ts';
import type { Made } from './template-made.ts';

const NAME = paragraph('{{姓名}}');

const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const read = await readTemplate(bytes);
  if (read.ok) return 'taken';
  // A whole sentence that says what to do, with no word of code in it.
  expect(read.text).toMatch(/。$/u);
  expect(read.text).toMatch(/请/u);
  return read.code;
};

const made = (body: string, more?: Made): Promise<string> => codeOf(madeDocx(body, more));

const macros = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const dotx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml';
const vml = (attributes: string): string =>
  `<w:p><w:r><w:pict><v:shape><v:imagedata ${attributes}/></v:shape></w:pict></w:r></w:p>`;

test('a plain document is taken, with its parts', async () => {
  const read = await readTemplate(madeDocx(NAME));
  expect(read.ok && [...read.parts.keys()]).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'word/document.xml',
  ]);
});

describe('a template that could do harm is refused in words', () => {
  test.each<[string, string, Made, string]>([
    ['macros under another name', NAME, { type: macros }, 'macros'],
    ['a macro project', NAME, { parts: { 'word/vbaProject.bin': 'x' } }, 'macros'],
    ['a Word template', NAME, { type: dotx }, 'word-template'],
    ['no document', NAME, { type: 'text/plain' }, 'not-docx'],
    [
      'a remote picture',
      NAME,
      { relations: external('image', 'http://a.example/x.png') },
      'outside',
    ],
    [
      'an attached template',
      NAME,
      { relations: external('attachedTemplate', 'file:///c:/x.dotm') },
      'outside',
    ],
    ['a share', NAME, { relations: external('hyperlink', '\\\\server\\x') }, 'outside'],
    ['a remote picture by name', vml('src="http://a.example/x.png"'), {}, 'outside'],
    ['a share by name', vml('src="\\\\server\\x.png"'), {}, 'outside'],
    ['an embedded file', NAME, { parts: { 'word/embeddings/a.bin': 'x' } }, 'embedded'],
    ['another document', '<w:altChunk r:id="rId9"/>', {}, 'embedded'],
    ['an unknown part', NAME, { parts: { 'run.exe': 'x' } }, 'embedded'],
    [
      'a mail merge',
      NAME,
      {
        parts: {
          'word/settings.xml':
            '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:mailMerge/></w:settings>',
        },
      },
      'merge',
    ],
    ['a field that fetches', field('INCLUDETEXT "c:/x.txt"'), {}, 'field'],
    ['a field that runs', field('DDEAUTO c:\\x cmd'), {}, 'field'],
    ['a field in pieces', field(' IN', 'CLUDE', 'PICTURE "http://a.example"'), {}, 'field'],
    ['a field in one', '<w:p><w:fldSimple w:instr="DDE x y"/></w:p>', {}, 'field'],
    [
      'a field without its beginning',
      '<w:p><w:r><w:instrText>DDE x</w:instrText></w:r></w:p>',
      {},
      'field',
    ],
    [
      'a field in a field',
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE</w:instrText></w:r>${field('PAGE').slice(5)}`,
      {},
      'field',
    ],
    ['a placeholder that would be code', field('PAGE {{姓名}}'), {}, 'field-tag'],
    ['a DTD', NAME, { prolog: '<!DOCTYPE x [<!ENTITY a "b">]>' }, 'doctype'],
    ['broken XML', '<w:p>', {}, 'damaged'],
    ['XML without end', '<w:p>'.repeat(400) + '</w:p>'.repeat(400), {}, 'damaged'],
  ])('%s', async (_, body, more, code) => {
    expect(await made(body, more)).toBe(code);
  });

  test('strict documents, which the engine cannot fill', async () => {
    const strict = madeDocx(NAME, {
      parts: {
        'word/document.xml':
          '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>',
      },
    });
    expect(await codeOf(strict)).toBe('strict');
  });

  test('what is no archive, too large, a bomb, or climbs out of its folder', async () => {
    expect(await codeOf(new TextEncoder().encode('\u{d0}\u{cf}old'))).toBe('not-docx');
    const noise = Uint8Array.from({ length: 600 * 1024 }, (_, at) => (at * 7919) % 251);
    expect(await codeOf(zipOf([{ name: 'word/a.xml', bytes: noise, stored: true }]))).toBe(
      'too-large',
    );
    const zeros = new Uint8Array(12 * 1024 * 1024);
    expect(await codeOf(zipOf([{ name: 'word/document.xml', bytes: zeros }]))).toBe('ratio');
    expect(await codeOf(zipOf([{ name: '../word/document.xml', bytes: 'x' }]))).toBe('name-parent');
  });
});

describe('in the policy of a package', () => {
  const policyWith = (...templates: readonly Uint8Array[]): string => {
    const file = join(import.meta.dirname, '../../resources/policies/fj-2021-31.json');
    const policy = JSON.parse(readFileSync(file, 'utf8')) as { forms: { template?: unknown }[] };
    templates.forEach((bytes, index) => {
      const form = policy.forms[index];
      if (form !== undefined)
        form.template = { name: '自制.docx', docx: Buffer.from(bytes).toString('base64') };
    });
    return JSON.stringify(policy);
  };

  test('it is read like any other', async () => {
    expect(await policyTemplateRefusal(policyWith())).toBeUndefined();
    expect(await policyTemplateRefusal(policyWith(madeDocx(NAME)))).toBeUndefined();
    const hostile = madeDocx(NAME, { relations: external('image', 'http://a.example/x.png') });
    expect(await policyTemplateRefusal(policyWith(madeDocx(NAME), hostile))).toMatch(
      /^《.*》的模板：模板引用了文件以外的内容（链接的图片/u,
    );
  });

  test('templates of the greatest size fit the one line a policy travels in, and larger ones are refused', () => {
    const zip = (size: number): Uint8Array => {
      const bytes = new Uint8Array(size);
      bytes.set([0x50, 0x4b, 0x03, 0x04]);
      return bytes;
    };
    const most = policyWith(
      zip(TEMPLATE_LIMITS.each),
      zip(TEMPLATE_LIMITS.together - TEMPLATE_LIMITS.each),
    );
    expect(parsePolicy(most).ok).toBe(true);
    const line = Buffer.byteLength(JSON.stringify({ data: { document: most } }));
    expect(line).toBeLessThan(EXCHANGE_LIMITS.line - 20_000);
    for (const sizes of [[TEMPLATE_LIMITS.each + 1], [TEMPLATE_LIMITS.each, 200 * 1024]])
      expect(parsePolicy(policyWith(...sizes.map(zip))).ok).toBe(false);
  });
});

test('page numbers and dates are no harm', async () => {
  for (const code of ['PAGE', ' NUMPAGES \\* MERGEFORMAT', 'EQ \\o\\ac(○,1)', 'DATE \\@ "yyyy"'])
    expect(await made(NAME + field(code))).toBe('taken');
  expect(MAIN_TYPE).toContain('document.main');
});
