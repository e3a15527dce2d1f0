import { describe, expect, it } from 'vitest';
import type { Register, RowResult } from '@shared/api/types/index.ts';
import { mistakes, tally, toStore } from './tableOutcome.ts';

const column = (name: string, zh: string, en: string) => ({ name, label: { zh, en }, shape: 'text' as const, unit: '', words: [], wordLabels: [] });
const register: Register = {
  code: 'permit', name: { zh: '施工许可', en: 'Building permit' }, key: 'no', place: 'place',
  columns: [column('no', '许可证号', 'Permit no.'), column('place', '地点', 'Place'), column('state', '状态', 'State')],
};
const row = (index: number, over: Partial<RowResult>): RowResult => ({ index, status: 'stored', code: null, field: null, change: null, line: index + 2, given: null, known: null, ...over });
const results = [
  row(0, { change: 'added' }), row(1, { change: 'added' }), row(2, { change: 'changed' }), row(3, { change: 'gone' }), row(4, { status: 'unchanged' }),
  row(5, { status: 'refused', code: 'word_unknown', field: 'state', given: 'shut', known: ['issued', 'done'], line: 9 }),
  row(6, { status: 'refused', code: 'place_unknown', field: 'place', given: 'bin-999', line: null }),
  row(7, { status: 'refused', code: 'text_too_long', field: 'no' }),
];

describe('what a table would do', () => {
  it('is counted by what becomes of each line', () => {
    expect(tally(results)).toEqual({ added: 2, changed: 1, gone: 1, unchanged: 1, refused: 3 });
    expect(toStore(tally(results))).toBe(4);
  });
  it('is nothing when all lines are as they were or wrong', () => expect(toStore(tally(results.slice(4)))).toBe(0));
  it('is told line by line where it cannot be taken, in the words of the page', () => {
    expect(mistakes(results, register, 'zh').map((m) => [m.line, m.field, m.why])).toEqual([
      [9, '状态', '“shut”不能写在这里。可以写的词：issued、done。'],
      [8, '地点', '您的辖区内没有编号为“bin-999”的设备。'],
      [9, '许可证号', expect.stringContaining('64')],
    ]);
    expect(mistakes(results, register, 'en')[0]).toMatchObject({ field: 'State', why: "'shut' may not stand here. What may: issued, done." });
  });
});
