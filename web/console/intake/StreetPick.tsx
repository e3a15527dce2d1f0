import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { Page, Point } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import type { Street } from './placeWords.ts';
import { useIntakeTexts } from './texts.ts';

/** The search begins when one pauses in writing (ms). */
const pause = 250;

/** A street by a part of its name, then one of its crossings: the place without a mouse. */
export function StreetPick({ id, onPick }: { id: string; onPick: (at: Point) => void }) {
  const t = useIntakeTexts();
  const lang = useLang();
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setWanted(text.trim()), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useQuery({
    queryKey: ['streets', wanted], enabled: wanted !== '', staleTime: 60_000, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Page<Street>>('/streets', { q: wanted, limit: 5 }, signal),
  });
  const options = (wanted === '' ? [] : (found.data?.items ?? [])).map((street) => ({
    label: say(street.name, lang), title: say(street.name, lang),
    options: (street.crossings.length > 0 ? street.crossings.map((c) => ({ at: c, label: t('street.crossing', { street: street.name, other: c.name }) })) : [{ at: street, label: say(street.name, lang) }])
      .map(({ at, label }) => ({ value: `${at.lon},${at.lat},${label}`, label })),
  }));
  return (
    <Select
      id={id} style={{ width: '100%' }} showSearch={{ filterOption: false, onSearch: setText }} placeholder={t('street.placeholder')} aria-label={t('street')} value={null} options={options}
      notFoundContent={wanted === '' ? t('street.type') : found.isFetching ? t('street.searching') : t('street.none', { q: wanted })}
      onChange={(value: string | null) => {
        const [lon, lat] = (value ?? '').split(',').map(Number);
        if (lon !== undefined && lat !== undefined) onPick({ lon, lat });
      }}
    />
  );
}
