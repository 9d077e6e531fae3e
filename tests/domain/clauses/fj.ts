import { FJ } from '../compliance/world.ts';
import { DEPARTMENTS } from './fj-departments.ts';
import { GENERAL_BRANCHES } from './fj-general-branches.ts';
import { LECTURES } from './fj-lectures.ts';
import { OFFICE } from './fj-office.ts';
import { STUDENTS } from './fj-students.ts';
import { TEACHERS_TABLES } from './fj-teachers.ts';
import type { Table } from './table.ts';

/** 闽卫院委〔2021〕31号 */
export const FJ_TABLE: Table = {
  policy: FJ,
  clauses: [
    ...GENERAL_BRANCHES,
    ...DEPARTMENTS,
    ...TEACHERS_TABLES,
    ...STUDENTS,
    ...LECTURES,
    ...OFFICE,
  ],
};
