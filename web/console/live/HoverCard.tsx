import type { Figures } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { formatAge, formatDistance, formatNumber } from '@shared/time/format.ts';
import { valueText } from '@shared/i18n/valueText.ts';
import type { BoardState } from '../board/board.ts';
import type { Hit } from '../map/canvasMap.ts';
import { useLiveTexts } from './texts.ts';

/** What is under the pointer: who or what, how it is, and how old that knowledge is. */
export function HoverCard({ hit, board, figures, now }: { hit: Hit; board: BoardState; figures: Figures | undefined; now: number }) {
  const t = useLiveTexts();
  const shared = useSharedTexts();
  const lang = useLang();
  const body = ((): { title: string; state?: string; lines: string[] } | null => {
    if (hit.kind === 'officer') {
      const officer = board.positions.find((p) => p.userName === hit.id);
      return officer ? {
        title: say(officer.displayName, lang), state: shared(`person.${officer.state}`),
        lines: [t('map.position', { age: formatAge(officer.at, now, lang), accuracy: formatDistance(officer.accuracyMeters ?? 0, lang) })],
      } : null;
    }
    if (hit.kind === 'device') {
      const device = board.devices.find((d) => d.id === hit.id);
      return device ? {
        title: say(device.name, lang), state: shared(`device.${device.state}`),
        lines: [device.values.map((v) => `${say(v.label, lang)} ${valueText(v, lang)}`).join(' · '), device.lastAt ? formatAge(device.lastAt, now, lang) : ''],
      } : null;
    }
    if (hit.kind === 'area') {
      const row = figures?.byArea.find((f) => f.area.id === hit.id);
      return row ? { title: say(row.area.name, lang), lines: [t('map.areaTip', { open: formatNumber(row.open), late: formatNumber(row.late), found: formatNumber(row.found) })] } : null;
    }
    const numbers = hit.id.split(' ');
    if (hit.kind === 'cluster') return { title: t('map.cluster', { count: numbers.length }), lines: [] };
    const item = board.cases.find((c) => c.number === hit.id);
    return item ? { title: say(item.title, lang), state: say(item.stateName, lang), lines: [say(item.place.address, lang), item.number] } : null;
  })();
  if (!body) return null;
  return (
    <div className="map-card" style={{ left: hit.x + 14, top: hit.y + 10 }}>
      <b>{body.title}</b> {body.state}
      {body.lines.filter(Boolean).map((l) => <p key={l}>{l}</p>)}
    </div>
  );
}
