import { Problem } from '@shared/api/problem.ts';
import { defineTexts } from '@shared/i18n/texts.ts';
import { en } from './words/en.ts';
import { zh } from './words/zh.ts';

/** The words of the resident pages. */
export const { useTexts: useWords, texts: words } = defineTexts(zh, en);
export type Word = keyof typeof zh;

/** What to tell a resident about a failure, in plain words. */
export function problemWord(error: unknown): Word {
  if (!(error instanceof Problem)) return 'problem.other';
  if (error.status === 0) return 'problem.network';
  if (error.status === 413 || error.code === 'file_too_large') return 'problem.tooLarge';
  if (error.code === 'said_too_often') return 'problem.saidOften';
  if (error.code === 'report_ended') return 'problem.ended';
  if (error.status === 429) return 'problem.tooMany';
  if (error.code === 'file_not_a_picture' || error.code === 'file_empty') return 'problem.notPicture';
  if (error.code === 'place_outside_city') return 'where.outside';
  if (error.code === 'answered_already') return 'problem.answered';
  if (error.code === 'answer_too_late') return 'problem.tooLate';
  if (error.code === 'similar_gone') return 'problem.similarGone';
  if (error.code === 'reported_already') return 'problem.reportedAlready';
  if (error.code === 'report_unknown' || error.status === 404) return 'follow.unknown';
  return error.status >= 500 ? 'problem.server' : 'problem.other';
}
