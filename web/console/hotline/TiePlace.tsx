import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CasePage } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { StreetPick } from '../intake/StreetPick.tsx';
import { readLonLat } from './lonLat.ts';
import { useHotlineTexts } from './texts.ts';

/** Ties an order to its place: a crossing by its streets, or longitude and latitude. */
export function TiePlace({ item, onDone }: { item: CasePage; onDone: () => void }) {
  const t = useHotlineTexts();
  const queries = useQueryClient();
  const [point, setPoint] = useState('');
  const [address, setAddress] = useState('');
  const place = readLonLat(point);
  const tie = useMutation({
    mutationFn: () => api.post<CasePage>(`/cases/${encodeURIComponent(item.number)}/place`, { ...place, ...(address.trim() ? { address: address.trim() } : {}), expectedVersion: item.version }),
    onSuccess: (page) => {
      queries.setQueryData(['case', item.number], page);
      onDone();
    },
  });
  return (
    <form className="hotline-tie" onSubmit={(event) => {
      event.preventDefault();
      if (place) tie.mutate();
    }}
    >
      <label htmlFor="tie-street">{t('tie.street')}<StreetPick id="tie-street" onPick={(at) => setPoint(`${at.lon.toFixed(6)}, ${at.lat.toFixed(6)}`)} /></label>
      <label>{t('tie.lonLat')}<Input value={point} placeholder="121.4500, 31.2290" status={point && !place ? 'error' : ''} onChange={(e) => setPoint(e.target.value)} /></label>
      {point && !place && <p className="problem">{t('tie.wrong')}</p>}
      <label>{t('tie.address')}<Input value={address} maxLength={200} onChange={(e) => setAddress(e.target.value)} /></label>
      {tie.isError && <p className="problem" role="alert">{explain(tie.error)}</p>}
      <div className="move-buttons">
        <Button type="primary" htmlType="submit" disabled={!place} loading={tie.isPending}>{t('tie')}</Button>
        <Button onClick={onDone}>{t('import.cancel')}</Button>
      </div>
    </form>
  );
}
