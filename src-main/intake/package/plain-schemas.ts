import { z } from 'zod';
import { isPlainDate, isPlainMonth } from '#domain/plain-date';

const TIME = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/u;

/** Schemas of plain values, shared by manifest and records. Lengths are in UTF-16 units. */
export const day = z.string().max(10).refine(isPlainDate, '不是存在的日期');
export const month = z.string().max(7).refine(isPlainMonth, '不是月份');
export const localTime = z
  .string()
  .max(19)
  .refine((text) => isPlainDate(TIME.exec(text)?.[1] ?? ''), '不是时间');
export const digest = z.string().regex(/^[0-9a-f]{64}$/u, '不是 SHA-256');
export const id = z.string().min(1).max(200);
export const word = z.string().min(1).max(200);
export const shortText = z.string().max(2000);
export const longText = z.string().max(20_000);
export const whole = z.int().min(0).max(1_000_000);
