import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api } from '@shared/api/client.ts';
import type { AnswerTemplate, OrderKind, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useHotlineTexts } from './texts.ts';

/** A template to begin an answer with; those for this kind of order first. */
export function TemplatePick({ kind, onPick }: { kind: OrderKind | undefined; onPick: (text: string) => void }) {
  const t = useHotlineTexts();
  const lang = useLang();
  const templates = useQuery({ queryKey: ['answer-templates'], staleTime: Infinity, queryFn: () => api.get<Page<AnswerTemplate>>('/hotline/answer-templates') });
  const fits = (one: AnswerTemplate): boolean => one.kinds.length === 0 || (kind !== undefined && one.kinds.includes(kind));
  const items = [...(templates.data?.items ?? [])].sort((a, b) => Number(fits(b)) - Number(fits(a)));
  return (
    <Select
      style={{ width: '100%', marginBottom: 8 }} placeholder={t('template')} aria-label={t('template')} value={null} options={items.map((one) => ({ value: one.code, label: say(one.name, lang) }))}
      onChange={(code: string | null) => {
        const chosen = items.find((one) => one.code === code);
        if (chosen) onPick(chosen.text);
      }}
    />
  );
}
