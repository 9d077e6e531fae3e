import type { Declaration } from '#domain/people';

/** A declaration as it is saved: what it says, for whom and for which year. */
export const contentOf = ({
  person,
  academicYear,
  jobFunction,
  businessBody,
  personalStrength,
  teacherCarriers,
  studentCarriers,
}: Declaration): Omit<Declaration, 'id' | 'received'> => ({
  person,
  academicYear,
  jobFunction,
  businessBody,
  personalStrength,
  teacherCarriers,
  studentCarriers,
});

/** An empty one. */
export const emptyDeclaration = (
  person: string,
  academicYear: string,
): Omit<Declaration, 'id' | 'received'> => ({
  person,
  academicYear,
  jobFunction: '',
  businessBody: '',
  personalStrength: '',
  teacherCarriers: '',
  studentCarriers: '',
});
