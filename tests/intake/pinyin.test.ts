import { expect, it } from 'vitest';
import { pinyinOf } from '#intake/pinyin';

it.each([
  ['单映雪', 'shanyingxue', 'syx'],
  ['仇予安', 'qiuyuan', 'qya'],
  ['尉迟知行', 'yuchizhixing', 'yczx'],
  ['欧阳堃', 'ouyangkun', 'oyk'],
  ['吕绿', 'lvlv', 'll'],
  ['王䶮', 'wangyan', 'wy'],
  ['阿依努尔·买买提江', 'ayinuermaimaitijiang', 'aynemmtj'],
  ['曾Ａb', 'zengab', 'zab'],
  ['', '', ''],
])('%s sounds %s', (name, pinyin, initials) => {
  expect(pinyinOf(name)).toEqual({ pinyin, initials });
});
