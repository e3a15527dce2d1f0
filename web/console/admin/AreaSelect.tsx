import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Area, AreaRef, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useMe } from '@shared/session/useSession.ts';
import { useLater } from '../parts/useLater.ts';
import { withCurrent } from './options.ts';
import { useAdminTexts } from './texts.ts';

interface Props { id?: string; value?: string; onChange?: (value: string) => void; /** What is chosen already, so that it has a name. */ current?: AreaRef | null }

/** One area by name or code; before anything is typed, the account's own and those right below it. */
export function AreaSelect({ id, value, onChange, current }: Props) {
  const t = useAdminTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const me = useMe();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const later = useLater(() => setQ(typed.trim()), 250);
  const found = useQuery({
    queryKey: ['areas', 'pick', q, me.area?.id], staleTime: 60_000,
    queryFn: ({ signal }) => api.get<Page<Area>>('/areas', { q, limit: 60, ...(q ? {} : { parent: me.area?.id ?? null }) }, signal),
  });
  const own = q === '' && me.area ? [{ id: me.area.id, name: me.area.name, level: me.area.level, code: '' }] : [];
  const options = [...own, ...(found.data?.items ?? [])].map((area) => ({ value: area.id, label: [say(area.name, lang), shared(`level.${area.level}`), area.code].filter(Boolean).join(' · ') }));
  return (
    <Select
      {...(id ? { id } : {})} {...(value ? { value } : {})} loading={found.isFetching} notFoundContent={found.isFetching ? '…' : t('form.area.none')} placeholder={t('form.area.search')}
      showSearch={{ filterOption: false, onSearch: (text) => { setTyped(text); later(); } }} onChange={(next: string) => onChange?.(next)}
      options={withCurrent(options, current && { value: current.id, label: say(current.name, lang) })}
    />
  );
}
