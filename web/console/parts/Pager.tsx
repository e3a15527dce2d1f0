import { Button } from 'antd';
import { usePartTexts } from './texts.ts';

/** The foot of a list with cursor paging; "back" is the browser's own. */
export function Pager({ count, next, first, onNext, onFirst }: { count: number; next: string | null | undefined; first: boolean; onNext: () => void; onFirst: () => void }) {
  const t = usePartTexts();
  return (
    <div className="pager">
      <span className="quiet">{t('page.count', { count })}{next ? ` · ${t('table.more')}` : ''}</span>
      <Button size="small" disabled={first} onClick={onFirst}>{t('page.first')}</Button>
      <Button size="small" disabled={!next} onClick={onNext}>{t('page.next')}</Button>
    </div>
  );
}
