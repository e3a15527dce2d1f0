import { Button, Segmented, Select } from 'antd';
import { useMemo, type CSSProperties } from 'react';
import type { Area, Panel, ScreenField } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatAge } from '@shared/time/format.ts';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useUrlState } from '../parts/useUrlState.ts';
import { PanelCard } from './PanelCard.tsx';
import { useAreasBelow, useScreens } from './queries.ts';
import { SignMark } from './SignMark.tsx';
import { useScreenTexts } from './texts.ts';
import './screens.css';

const fields = ['facilities', 'sanitation', 'municipal', 'traffic', 'safety', 'community'] as const;
const isBad = (panel: Panel): boolean => panel.state === 'act' || panel.state === 'warn';

/** The panels of all packages that are on, by field; what is not well stands first. */
export default function ScreensPage() {
  const t = useScreenTexts();
  const lang = useLang();
  const now = useCityNow(5_000);
  const url = useUrlState();
  const area = url.get('area');
  const field = fields.find((f) => f === url.get('field'));
  const bad = url.get('show') === 'bad';
  const screens = useScreens(area);
  const below = useAreasBelow();
  const option = (a: Area): { value: string; label: string } => ({ value: a.id, label: say(a.name, lang) });
  const shown = useMemo(
    () => (screens.data?.fields ?? []).filter((f) => !field || f.field === field).map((f) => (bad ? { ...f, panels: f.panels.filter(isBad), folded: [] } : f)).filter((f) => f.panels.length + f.folded.length > 0),
    [screens.data, field, bad],
  );
  // A field where nothing is shown has no heading of its own: what is folded there stands together below.
  const [withPanels, foldedOnly] = [shown.filter((f) => f.panels.length > 0), shown.filter((f) => f.panels.length === 0)];
  const isEmpty = screens.data?.fields.every((f) => f.panels.length + f.folded.length === 0);
  return (
    <div className="page-body screens">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Segmented
          value={field ?? ''} aria-label={t('field')} onChange={(f) => url.set({ field: f })}
          options={[{ value: '', label: t('field.all') }, ...fields.map((f) => ({ value: f as string, label: t(`field.${f}`) }))]}
        />
        <Segmented value={bad ? 'bad' : ''} aria-label={t('states')} options={[{ value: '', label: t('states.all') }, { value: 'bad', label: t('states.bad') }]} onChange={(s) => url.set({ show: s })} />
        {(below.length > 0 || area) && (
          <Select
            allowClear placeholder={t('area.all')} aria-label={t('area')} value={area || null} style={{ width: 180 }} onChange={(id: string | undefined) => url.set({ area: id ?? null })}
            options={below.some((a) => a.id === area) || !area ? below.map(option) : [...below.map(option), { value: area, label: say(screens.data?.area?.name, lang) || area }]}
          />
        )}
        {screens.data && <Sum fields={screens.data.fields} />}
        {screens.data && <span className="push quiet">{t('age', { age: formatAge(screens.data.at, now, lang) })}</span>}
      </div>
      {screens.isPending ? <div className="screens-grid">{Array.from({ length: 9 }, (_, i) => <div key={i} className="panel panel-wait"><RowsLoading rows={4} /></div>)}</div>
        : screens.isError ? <div className="panel"><ErrorState error={screens.error} onRetry={() => void screens.refetch()} /></div>
          : isEmpty ? <div className="panel"><EmptyState title={t('empty')} body={t('emptyBody')} /></div>
            : shown.length === 0 ? <div className="panel"><EmptyState title={t('allWell')} body={t('allWellBody')} action={<Button onClick={() => url.set({ show: null, field: null })}>{t('states.all')}</Button>} /></div>
              : <div className="screens-fields">{withPanels.map((f) => <Field key={f.field} field={f} />)}{foldedOnly.length > 0 && <Folded fields={foldedOnly} />}</div>}
    </div>
  );
}

const states = ['act', 'warn', 'noData', 'well'] as const;

/** How many vital signs are in which state. */
function Sum({ fields: all }: { fields: ScreenField[] }) {
  const t = useScreenTexts();
  const signs = all.flatMap((f) => f.panels.flatMap((p) => p.signs));
  return (
    <span className="signs-sum" role="group" aria-label={t('signs')}>
      {states.map((state) => <span key={state}><SignMark state={state} /> <b>{signs.filter((s) => s.state === state).length}</b></span>)}
    </span>
  );
}

function Field({ field }: { field: ScreenField }) {
  const t = useScreenTexts();
  const lang = useLang();
  return (
    <section aria-labelledby={`field-${field.field}`} style={{ '--panels': field.panels.length } as CSSProperties}>
      <div className="screens-head">
        <h2 id={`field-${field.field}`}>{t(`field.${field.field}`)}</h2>
        <span className="quiet">{t('count', { count: field.panels.length })}</span>
        {field.folded.length > 0 && (
          <details className="screens-folded">
            <summary>{t('folded', { count: field.folded.length })}</summary>
            <p className="quiet">{t('foldedBody')}</p>
            <p>{field.folded.map((one) => say(one.packageName, lang)).join(lang === 'zh' ? '、' : ', ')}</p>
          </details>
        )}
      </div>
      <div className="screens-grid">{field.panels.map((panel) => <PanelCard key={panel.package} panel={panel} />)}</div>
    </section>
  );
}

/** Packages without a device here, of fields that show nothing else. */
function Folded({ fields: all }: { fields: ScreenField[] }) {
  const t = useScreenTexts();
  const lang = useLang();
  return (
    <details className="screens-folded field-folded">
      <summary>{t('folded', { count: all.reduce((sum, f) => sum + f.folded.length, 0) })}</summary>
      <p className="quiet">{t('foldedBody')}</p>
      {all.map((f) => <p key={f.field}><b>{t(`field.${f.field}`)}</b>{lang === 'zh' ? '：' : ': '}{f.folded.map((one) => say(one.packageName, lang)).join(lang === 'zh' ? '、' : ', ')}</p>)}
    </details>
  );
}
