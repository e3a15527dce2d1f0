import { Tooltip } from 'antd';
import { Link } from 'react-router';
import type { Figure, Figures } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMe } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatAge, formatNumber } from '@shared/time/format.ts';
import { Sparkline } from '../parts/Sparkline.tsx';
import { useLiveTexts } from './texts.ts';

/** A number and its unit apart, so that the unit can stand small. */
export const figureText = (figure: Figure): { value: string; unit: string } => ({ value: formatNumber(figure.value), unit: figure.unit === 'percent' && figure.value !== null ? '%' : '' });

/** Late and late-soon are colored only when there is something late. */
export function figureTone(figure: Figure): string {
  if (figure.code === 'late' && (figure.value ?? 0) > 0) return 'late';
  if (figure.code === 'lateSoon' && (figure.value ?? 0) > 0) return 'soon';
  return 'plain';
}
/** The query of the list behind a figure; one's own area need not stand in the address. */
function listQuery(query: string, ownArea: string | undefined): string {
  const search = new URLSearchParams(query);
  if (search.get('area') === ownArea) search.delete('area');
  return search.toString();
}

const inks: Record<string, string> = { late: 'var(--late)', soon: 'var(--warn)', plain: 'var(--primary-text)' };

/** Today in figures, each with its line, its age, how it is computed, and the list behind it. */
export function FiguresPanel({ figures, replaying }: { figures: Figures | undefined; replaying: boolean }) {
  const t = useLiveTexts();
  const lang = useLang();
  const now = useCityNow(1_000);
  return (
    <section className="panel figures-panel" aria-label={t('figures.title')}>
      <header><h2>{t('figures.title')}</h2>{replaying ? <span className="of-now">{t('replay.ofNow')}</span> : figures && <span className="quiet">{t('figure.age', { age: formatAge(figures.at, now, lang) })}</span>}</header>
      <ul>
        {(figures?.items ?? Array.from<undefined>({ length: 7 })).map((figure, i) => figure
          ? <FigureRow key={figure.code} figure={figure} age={formatAge(figures?.at ?? now, now, lang)} />
          : <li key={i} className="figure figure-wait" />)}
      </ul>
    </section>
  );
}

function FigureRow({ figure, age }: { figure: Figure; age: string }) {
  const t = useLiveTexts();
  const lang = useLang();
  const me = useMe();
  const tone = figureTone(figure);
  const text = figureText(figure);
  return (
    <li className={`figure figure-${tone}`}>
      <Tooltip
        placement="right" mouseEnterDelay={0.4}
        title={<>{t('figure.tip', { formula: say(figure.formula, lang) })}<br />{t('figure.source')}<br />{t('figure.age', { age })}<br />{t('figure.open')}</>}
      >
        <Link to={`/cases?${listQuery(figure.query, me.area?.id)}`}>
          <span className="figure-name">{t(`figure.${figure.code}`)}</span>
          <span className="figure-value">{text.value}<small>{text.unit}</small></span>
          <Sparkline values={figure.trend} tone={inks[tone] ?? 'var(--primary-text)'} />
        </Link>
      </Tooltip>
    </li>
  );
}
