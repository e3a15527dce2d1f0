import { Button, Tag } from 'antd';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import type { useUrlState } from '../parts/useUrlState.ts';
import { isGroup, presetOf } from './query.ts';
import { useCasesTexts } from './texts.ts';

/** Filters that came with a link (from a figure, a device, a map) and have no control of their own: shown, and taken away by a click. */
export function FilterChips({ url }: { url: ReturnType<typeof useUrlState> }) {
  const t = useCasesTexts();
  const now = useCityNow(60_000);
  const at = (name: string): string => formatTime(url.get(name), now);
  const chips = [
    url.get('area') && { name: 'area', label: t('filter.area') },
    url.get('cause') && { name: 'cause', label: t('filter.cause', { number: url.get('cause') }) },
    url.get('device') && { name: 'device', label: t('filter.device', { device: url.get('device') }) },
    url.get('from') && { name: 'from', label: t('filter.from', { at: at('from') }) },
    url.get('to') && { name: 'to', label: t('filter.to', { at: at('to') }) },
    url.get('doneFrom') && { name: 'doneFrom', label: t('filter.doneFrom', { at: at('doneFrom') }) },
    url.get('closedFrom') && { name: 'closedFrom', label: t('filter.closedFrom', { at: at('closedFrom') }) },
    url.get('inTime') && { name: 'inTime', label: t(url.get('inTime') === 'true' ? 'filter.inTimeTrue' : 'filter.inTimeFalse') },
    url.get('withinMinutes') && { name: 'withinMinutes', label: t('filter.within', { minutes: url.get('withinMinutes') }) },
    isGroup(url.get('category')) && { name: 'category', label: t('filter.categories') },
    url.get('solved') === 'true' && { name: 'solved', label: t('filter.solvedTrue') },
    url.get('late') === 'false' && { name: 'late', label: t('filter.lateFalse') },
    presetOf(url.get) === null && url.get('late') !== 'false' && url.get('state') && { name: 'state', label: url.get('state') },
  ].filter((c) => !!c);
  if (chips.length === 0) return null;
  return (
    <div className="page-head">
      {chips.map((chip) => <Tag key={chip.name} closable onClose={(e) => { e.preventDefault(); url.set({ [chip.name]: null }); }}>{chip.label}</Tag>)}
      <Button size="small" type="link" onClick={() => url.set(Object.fromEntries(chips.map((c) => [c.name, null])))}>{t('filter.clear')}</Button>
    </div>
  );
}
