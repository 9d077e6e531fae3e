import type { Explanation, Obstacle } from '#domain/compliance/verdict';

/* Why nothing was owed, and why an entry nearly counted and did not. */

/** Why nothing was owed, as a sentence. */
export const exemptSentence = (
  because: NonNullable<Explanation['exemptBecause']>,
  otherRule: string,
): string => {
  switch (because.kind) {
    case 'vacation':
      return because.termDays === 0
        ? '本期全在假期中，不要求。'
        : `本期只有 ${String(because.termDays)} 个学期内工作日，不足 ${String(because.neededDays)} 天，按假期不要求。`;
    case 'absent':
      return `本期 ${String(because.workingDays)} 个工作日中在岗 ${String(because.presentDays)} 天，不到一半，免予考核。`;
    case 'no-post':
      return '本期没有这一条所指的任职，不适用。';
    case 'other-rule':
      return otherRule === ''
        ? '按本期的任职，由另一条要求，这一条不考核。'
        : `按本期的任职，适用“${otherRule}”，这一条不考核。`;
    case 'holiday':
      return because.termDays === 0
        ? '本期全在法定节假日中，不要求。'
        : `本期因法定节假日只有 ${String(because.termDays)} 个工作日，不足 ${String(because.neededDays)} 天，不要求。`;
    case 'no-others':
      return '本期没有另外一位适用这一条的人员，不适用。';
    case 'no-links':
      return '本期没有登记这一条所指的联系点，不适用。';
    case 'no-issues':
      return '本期没有登记问题与建议，不适用。';
    case 'no-new-post':
      return '本期没有新任这一条所指的职务，不适用。';
    case 'no-objects':
      return '本期没有这一条所指的联系对象，不适用。请在名册里核对。';
    case 'not-in-force':
      return '本期这一条还没有施行，或者已经停止施行。';
  }
};

const OBSTACLE: Readonly<Record<Obstacle, string>> = {
  draft: '还是草稿，没有提交。',
  returned: '已退回，还没有重新提交。',
  'outside-period': '日期不在本期。',
  'wrong-activity': '活动类型不是这一条要的。',
  'wrong-mode': '联系方式（面对面、键对键）不是这一条要的。',
  'wrong-role': '参加的身份（带队、参加）不是这一条要的。',
  'wrong-object': '联系对象不是这一条要的类别。',
  'not-linked': '不是本人的联系点。',
  'too-little': '数量不够一次的最低数。',
  'no-amount': '没有填数量。',
  'no-evidence': '缺佐证材料，只能待核。',
  'already-counted': '同一对象已经计过一次。',
  'post-not-held': '当天没有这一条所指的任职。',
  'wrong-place': '地点不是这一条要的。',
  'too-late': '报送时已过截止收取的日子。',
  'not-accepted': '办公室还没有认可。',
  'made-up-elsewhere': '是为另一期补做的，计入那一期。',
  'make-up-late': '补做已超过允许的天数。',
  'used-elsewhere': '因假期顺延或提前，已计入另一期。',
};

const REMEDY: Readonly<Record<Obstacle, string>> = {
  draft: '提交后即计入。',
  returned: '改好后重新提交即计入。',
  'outside-period': '它计入它所在的那一期。',
  'wrong-activity': '如确有此项活动，在记录中补选活动类型。',
  'wrong-mode': '如填错，请在记录中更正联系方式。',
  'wrong-role': '如填错，请在记录中更正身份。',
  'wrong-object': '如选错对象，请在记录中更正。',
  'not-linked': '如已是联系点，请在名册中补登记。',
  'too-little': '如填少了，请在记录中更正数量。',
  'no-amount': '在记录中填上数量即可计入。',
  'no-evidence': '在记录中补登佐证材料后即计入。',
  'already-counted': '换一个对象的记录才能再计。',
  'post-not-held': '如任职日期有误，请在名册中更正。',
  'wrong-place': '如地点写错，请在记录中更正。',
  'too-late': '如有特殊情况，登记免考核或情况说明。',
  'not-accepted': '在记录表中认可后即计入。',
  'made-up-elsewhere': '如标错了期间，请在记录中更正。',
  'make-up-late': '如有特殊情况，登记免考核或情况说明。',
  'used-elsewhere': '',
};

/** Settling these is enough only when nothing else stands in the way. */
const PROMISES: readonly Obstacle[] = [
  'draft',
  'returned',
  'no-amount',
  'no-evidence',
  'not-accepted',
];

/** What stood in the way and what would settle it, each in words. */
export const obstacleTexts = (
  obstacles: readonly Obstacle[],
): readonly { readonly what: string; readonly remedy: string }[] =>
  obstacles.map((obstacle) => ({
    what: OBSTACLE[obstacle],
    remedy: obstacles.length > 1 && PROMISES.includes(obstacle) ? '' : REMEDY[obstacle],
  }));

export const OBSTACLE_TAG: Readonly<Record<Obstacle, string>> = {
  draft: '草稿',
  returned: '已退回',
  'outside-period': '不在本期',
  'wrong-activity': '活动不符',
  'wrong-mode': '方式不符',
  'wrong-role': '身份不符',
  'wrong-object': '对象不符',
  'not-linked': '非联系点',
  'too-little': '数量不足',
  'no-amount': '缺数量',
  'no-evidence': '缺佐证',
  'already-counted': '已计过',
  'post-not-held': '当时未任职',
  'wrong-place': '地点不符',
  'too-late': '收取已截止',
  'not-accepted': '未认可',
  'made-up-elsewhere': '补做他期',
  'make-up-late': '补做过期',
  'used-elsewhere': '已计他期',
};
