import { describe, expect, it } from 'vitest';
import type { CasePage, HistoryEntry } from '../api/types/index.ts';
import { namesIn, peopleOf } from '../i18n/people.ts';

const chen = { zh: '陈立群', en: 'Chen Liqun' };
const line = (args: HistoryEntry['args'], reasons: HistoryEntry['reasons'] = []): HistoryEntry => ({
  id: '1', at: '', recordedAt: '', by: { userName: null, displayName: { zh: '系统', en: 'System' }, role: 'machine', machine: true }, how: 'rule',
  code: 'called', args, note: null, fileIds: [], reasons,
});
const page = (history: HistoryEntry[]) => ({ history, called: null, owner: { userName: null, displayName: chen, role: 'center' } }) as unknown as CasePage;

describe('the people of a case', () => {
  it('are known from lines, from several at once, and from reasons', () => {
    expect(peopleOf(page([line({ userName: 'patrol1', name: chen })])).get('patrol1')).toEqual(chen);
    expect(peopleOf(page([line({ userNames: ['patrol1'], names: [chen] })])).get('patrol1')).toEqual(chen);
    expect(peopleOf(page([line(null, [{ code: 'chosen', args: { userName: 'patrol1', name: chen } }])])).get('patrol1')).toEqual(chen);
  });

  it('are said by name, and by account only where nothing knows the name', () => {
    expect(namesIn({ userName: 'patrol1', name: chen })).toEqual([chen]);
    expect(namesIn({ userName: 'patrol1' }, new Map([['patrol1', chen]]))).toEqual([chen]);
    expect(namesIn({ userNames: ['patrol1', 'patrol2'] }, new Map([['patrol1', chen]]))).toEqual([chen, 'patrol2']);
    expect(namesIn({ name: 'fill', value: 97 })).toEqual([]);
    expect(namesIn(null)).toEqual([]);
  });
});
