import type { TimeUnit } from '@shared/api/types/index.ts';

/** A time that was typed; the amount is text while it is typed. */
export interface Limit { amount: string; unit: TimeUnit }

export const noLimit: Limit = { amount: '', unit: 'workingHours' };

/** What is sent of it: nothing, when nothing was typed that says a time. */
export const limitOf = ({ amount, unit }: Limit): { limit?: { amount: number; unit: TimeUnit } } => (Number(amount) > 0 ? { limit: { amount: Number(amount), unit } } : {});
