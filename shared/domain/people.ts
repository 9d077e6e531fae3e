import type { PlainDate } from './plain-date.ts';

/** 单位: a department, school, Party general branch, office … */
export interface Unit {
  readonly id: string;
  readonly name: string;
  /** Free word such as 院系, 职能部门; may be empty. */
  readonly kind: string;
  readonly parent: string | null;
  /** 联络员: name of the liaison; may be empty. */
  readonly liaison: string;
}

/** A person. Two people may have one name; they are told apart by their posts, never by guessing. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Full pinyin without tones, lower case, words joined (`linzhiyuan`); the clerk may correct it. */
  readonly pinyin: string;
  /** Initials (`lzy`). */
  readonly initials: string;
  /** What is known of qualifications a policy asks for; one that isn't named is unknown. */
  readonly attributes: readonly Attribute[];
}

/** Whether a person has a qualification (学生工作经历 …), and how the office knows. */
export interface Attribute {
  readonly name: string;
  readonly has: boolean;
  /** 依据; may be empty. */
  readonly source: string;
}

/** 任职: who held which title where, from when until when. A person may hold several, also one after another. */
export interface Post {
  readonly id: string;
  readonly person: string;
  readonly unit: string;
  /** A rank id of the policy, such as `leader` or `middle`. */
  readonly rank: string;
  /** 职务, as printed. */
  readonly title: string;
  readonly since: PlainDate;
  /** Last day; null while it lasts. */
  readonly until: PlainDate | null;
  /** Marks that rules look at (党委书记, 院长, 半数时间 …): words of the policy. */
  readonly flags: readonly string[];
}

/** 联系对象: what a person links to or enters. Its kind is a word of the policy (党总支, 班级, 思政课 …). */
export interface ContactObject {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly unit: string | null;
  /** Year of enrolment of a class; null otherwise. */
  readonly cohort: number | null;
  readonly note: string;
  /** 辅导员 or another contact, and how to reach them; may be empty. */
  readonly counsellor: string;
  readonly contact: string;
  /** How many people it has; null when not given. */
  readonly size: number | null;
  /** First and last day it exists; null when unknown, i.e. without bound. */
  readonly since: PlainDate | null;
  readonly until: PlainDate | null;
}

/** 联系点: a standing relation between a person and a contact object. */
export interface Link {
  readonly id: string;
  readonly person: string;
  readonly object: string;
  readonly since: PlainDate;
  readonly until: PlainDate | null;
  readonly origin: 'assigned' | 'chosen' | 'advocated';
}

/** 免考核登记: days on which a person owes nothing, and why (出差, 培训, 挂职, 病假, 产假 …). */
export interface Exemption {
  readonly id: string;
  readonly person: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly reason: string;
  readonly approver: string;
}

/** 申报: the yearly statement of specialties and chosen carriers (fj.8). Texts as the form shows them; empty = not given. */
export interface Declaration {
  readonly id: string;
  readonly person: string;
  readonly academicYear: string;
  /** 工作职能 */
  readonly jobFunction: string;
  /** 业务主体 */
  readonly businessBody: string;
  /** 个人专长 */
  readonly personalStrength: string;
  /** 自主选择联系载体：教师 */
  readonly teacherCarriers: string;
  /** 自主选择联系载体：学生 */
  readonly studentCarriers: string;
  /** Day the office received it; null while it is a draft. */
  readonly received: PlainDate | null;
}
