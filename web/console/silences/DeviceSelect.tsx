import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Device, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useLater } from '../parts/useLater.ts';
import { useSilenceTexts } from './texts.ts';

/** One device, found by its name or number. */
export function DeviceSelect({ id, value, onChange }: { id?: string; value?: string; onChange?: (value: string | undefined) => void }) {
  const t = useSilenceTexts();
  const lang = useLang();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const later = useLater(() => setQ(typed.trim()), 250);
  const found = useQuery({ queryKey: ['devices', 'pick', q], staleTime: 60_000, queryFn: ({ signal }) => api.get<Page<Device>>('/devices', { q, limit: 40 }, signal) });
  return (
    <Select
      {...(id ? { id } : {})} {...(value ? { value } : {})} allowClear loading={found.isFetching} notFoundContent={found.isFetching ? '…' : t('about.none')} placeholder={t('about.deviceHint')}
      showSearch={{ filterOption: false, onSearch: (text) => { setTyped(text); later(); } }} onChange={(next: string | undefined) => onChange?.(next)}
      options={(found.data?.items ?? []).map((device) => ({ value: device.id, label: `${say(device.name, lang)} · ${device.id}` }))}
    />
  );
}
