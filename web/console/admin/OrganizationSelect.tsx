import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Organization, OrganizationRef, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useLater } from '../parts/useLater.ts';
import { withCurrent } from './options.ts';
import { useAdminTexts } from './texts.ts';

interface Props {
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
  /** What is chosen already, so that it has a name. */
  current?: OrganizationRef | null;
  /** Not offered: the organization itself, where one above it is chosen. */
  except?: string;
  allowClear?: boolean;
}

/** One organization of the account's areas or above them, by name. */
export function OrganizationSelect({ id, value, onChange, current, except, allowClear = false }: Props) {
  const t = useAdminTexts();
  const lang = useLang();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const later = useLater(() => setQ(typed.trim()), 250);
  const found = useQuery({
    queryKey: ['admin', 'organizations', 'pick', q], staleTime: 30_000, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Page<Organization>>('/organizations', { q, limit: 60 }, signal),
  });
  const options = (found.data?.items ?? []).filter((organization) => organization.id !== except)
    .map((organization) => ({ value: organization.id, label: [say(organization.name, lang), say(organization.area?.name, lang)].filter(Boolean).join(' · ') }));
  return (
    <Select
      {...(id ? { id } : {})} {...(value ? { value } : {})} loading={found.isFetching} allowClear={allowClear} notFoundContent={found.isFetching ? '…' : t('form.organization.none')}
      showSearch={{ filterOption: false, onSearch: (text) => { setTyped(text); later(); } }} onChange={(next: string | undefined) => onChange?.(next)}
      options={withCurrent(options, current && { value: current.id, label: say(current.name, lang) })}
    />
  );
}
