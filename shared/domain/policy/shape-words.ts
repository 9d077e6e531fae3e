import { z } from 'zod';

/* Words, long texts and ids as every part of a policy file has them. */

const MAX_TEXT = 20_000;

/** A word or a short sentence. */
export const word = z.string().trim().min(1).max(200);

/** A paragraph. */
export const long = z.string().trim().min(1).max(MAX_TEXT);

/** A list of words, perhaps an empty one. */
export const words = z.array(word).max(500);

/** An id; it stands in keys and file names. */
export const id = z
  .string()
  .min(1)
  .max(64)
  .refine((text) => !/[\s/\\]/u.test(text), '不能含空格或斜线');
