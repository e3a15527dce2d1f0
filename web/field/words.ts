import { defineTexts } from '@shared/i18n/texts.ts';
import { en } from './words/en.ts';
import { zh } from './words/zh.ts';

/** The words of the field pages. */
export const { useTexts: useWords, texts: words } = defineTexts(zh, en);
export type FieldWord = keyof typeof zh;
