import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api } from '@shared/api/client.ts';
import type { Page, Phrase } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useCaseTextsHere } from './texts.ts';

/** A phrase to begin with, of those that fit the case's category and step; nothing where none does. */
export function PhrasePick({ number, use, onPick }: { number: string; use: Phrase['uses'][number]; onPick: (text: string) => void }) {
  const t = useCaseTextsHere();
  const lang = useLang();
  const phrases = useQuery({ queryKey: ['case', number, 'phrases', use], queryFn: () => api.get<Page<Phrase>>(`/cases/${encodeURIComponent(number)}/phrases`, { for: use }) });
  const items = phrases.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Select
      style={{ width: '100%', marginBottom: 8 }} placeholder={t('phrase')} aria-label={t('phrase')} value={null} options={items.map((one) => ({ value: one.code, label: say(one.name, lang) }))}
      onChange={(code: string | null) => {
        const chosen = items.find((one) => one.code === code);
        if (chosen) onPick(say(chosen.text, lang));
      }}
    />
  );
}
