import { defineTexts } from './texts.ts';
import { zh } from './zh.ts';
import { en } from './en.ts';

/** Words that mean the same on every page: states, moves, roles, marks, refusals. */
export const { useTexts: useSharedTexts, texts: sharedTexts } = defineTexts(zh, en);
