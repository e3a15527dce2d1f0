import { Button } from 'antd';
import { useState } from 'react';
import type { CaseSummary } from '@shared/api/types/index.ts';
import { BulkDrawer } from './BulkDrawer.tsx';
import { useBulkTexts } from './bulkTexts.ts';
import { allPicked, nonePicked, type Picked } from './picked.ts';

interface Props { items: CaseSummary[]; picked: Picked; filter: Record<string, string>; onPick: (picked: Picked) => void }

/** As many are taken at once; the API says so too. */
export const mostAtOnce = 200;

/** What is chosen and what can be done with it; one's earlier bulk acts are reached from here as well. */
export function BulkBar({ items, picked, filter, onPick }: Props) {
  const t = useBulkTexts();
  const [open, setOpen] = useState<'act' | 'mine' | null>(null);
  const some = picked.all || picked.numbers.size > 0;
  return (
    <div className="bulk-bar" role="status">
      {some && <b>{picked.all ? picked.except.size > 0 ? t('chosen.filterBut', { most: mostAtOnce, count: picked.except.size }) : t('chosen.filter', { most: mostAtOnce }) : t('chosen', { count: picked.numbers.size })}</b>}
      {some && <Button type="primary" size="small" onClick={() => setOpen('act')}>{t('act')}</Button>}
      {!picked.all && items.length > 0 && <Button size="small" onClick={() => onPick(allPicked)}>{t('allOf')}</Button>}
      {some && <Button size="small" onClick={() => onPick(nonePicked)}>{t('clear')}</Button>}
      <Button size="small" type="link" onClick={() => setOpen('mine')}>{t('mine')}</Button>
      <BulkDrawer open={open} items={items} picked={picked} filter={filter} onClose={(done) => { setOpen(null); if (done) onPick(nonePicked); }} />
    </div>
  );
}
