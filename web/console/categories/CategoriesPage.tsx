import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Tooltip } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { CodeClass, CodesPage } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { ErrorState, RowsLoading } from '../parts/states.tsx';
import { useUrlState } from '../parts/useUrlState.ts';
import { EditCodes } from './EditCodes.tsx';
import { useCategoryTexts } from './texts.ts';
import { Versions } from './Versions.tsx';
import './categories.css';

/** Assets and incidents in two-level codes, each with its conditions and limits; whoever may proposes a new version, and a second person publishes it. */
export default function CategoriesPage() {
  const t = useCategoryTexts();
  const lang = useLang();
  const url = useUrlState();
  const [editing, setEditing] = useState(false);
  const codes = useQuery({ queryKey: ['codes'], queryFn: ({ signal }) => api.get<CodesPage>('/codes', undefined, signal) });
  const kind = url.get('kind') === 'incident' ? 'incident' : 'asset';
  const page = codes.data;
  return (
    <div className="page-body">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Segmented value={kind} options={(['asset', 'incident'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} onChange={(value) => url.set({ kind: value })} />
        {page && <span className="quiet">{t('version', { version: page.table.version })}</span>}
        <span className="quiet push">{t('lead')}</span>
        {page?.mayPropose && <Button onClick={() => setEditing(!editing)}>{t(editing ? 'edit.close' : 'edit')}</Button>}
      </div>
      {codes.isError ? <ErrorState error={codes.error} onRetry={() => void codes.refetch()} /> : !page ? <RowsLoading rows={8} /> : (
        <>
          {editing && <EditCodes yaml={page.yaml} onProposed={() => setEditing(false)} />}
          <Versions page={page} />
          <p className="codes-note">{t('own.note', { own: ownOf(page), all: allOf(page).length })}</p>
          {page.table.classes.filter((one) => one.kind === kind).map((one) => <ClassTable key={one.code} of={one} />)}
          <p className="quiet">{t('source', { source: page.table.source })} · {say(page.table.title, lang)}</p>
        </>
      )}
    </div>
  );
}

const allOf = (page: CodesPage) => page.table.classes.flatMap((one) => one.categories);
const ownOf = (page: CodesPage): number => allOf(page).filter((one) => one.own).length;

function ClassTable({ of }: { of: CodeClass }) {
  const t = useCategoryTexts();
  const lang = useLang();
  return (
    <section className="panel codes-class">
      <header><h2>{of.code} {say(of.name, lang)}</h2></header>
      <div className="codes-scroll">
        <table className="rows">
          <thead><tr><th>{t('code')}</th><th>{t('name')}</th><th>{t('conditions')}</th><th>{t('check')}</th><th>{t('maps')}</th></tr></thead>
          <tbody>
            {of.categories.map((one) => (
              <tr key={one.code}>
                <td>{one.code}</td>
                <td>{say(one.name, lang)}{one.own && <Tooltip title={t('own.why')}><small className="tag codes-own" tabIndex={0}>{t('own')}</small></Tooltip>}</td>
                <td>
                  {one.conditions.map((condition) => (
                    <span key={condition.id} className="codes-condition">
                      {say(condition.name, lang)} <b>{say(condition.limit, lang)}</b>{condition.limits.map((other) => <small key={other.grade} className="quiet"> {say(other.name, lang)} {say(other.limit, lang)}</small>)}
                    </span>
                  ))}
                </td>
                <td>{t(`check.${one.check}`)}</td>
                <td>{one.maps.join(lang === 'zh' ? '、' : ', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
