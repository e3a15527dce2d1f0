import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { Page, Register, RegisterColumn, RegisterRow } from '@shared/api/types/index.ts';
import { say, useLang, type Lang } from '@shared/i18n/lang.ts';
import { unitText } from '@shared/i18n/units.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { SeverityMark } from '@shared/marks/SeverityMark.tsx';
import { useMay } from '@shared/session/useSession.ts';
import { At } from '../parts/Age.tsx';
import { Pager } from '../parts/Pager.tsx';
import { SearchBox } from '../parts/SearchBox.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useLater } from '../parts/useLater.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { DeviceViews } from './DeviceViews.tsx';
import { PersonalField } from './PersonalField.tsx';
import { useRegisterTexts } from './texts.ts';
import { useUpload } from './UploadRows.tsx';
import './registers.css';

/** Tables of other systems whose rows are watched: what stands in them, what holds, and a way in for a file. */
export default function RegistersPage() {
  const t = useRegisterTexts();
  const lang = useLang();
  const url = useUrlState();
  const mayWrite = useMay('register.write');
  const registers = useQuery({ queryKey: ['registers'], queryFn: ({ signal }) => api.get<Page<Register>>('/registers', undefined, signal) });
  const all = registers.data?.items ?? [];
  const register = all.find((r) => r.code === url.get('register')) ?? all[0];
  const rows = useQuery({
    queryKey: ['register-rows', register?.code, url.get('q'), url.get('cursor')], enabled: !!register, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get<Page<RegisterRow>>(`/registers/${encodeURIComponent(register?.code ?? '')}/rows`, { q: url.get('q'), cursor: url.get('cursor'), limit: 100 }, signal),
  });
  const again = useLater(() => void rows.refetch());
  useNews('alarm', again);
  useGap(again);
  // What holds on a row is judged a moment after it was stored.
  const upload = useUpload(register, again);
  const items = rows.data?.items ?? [];
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <DeviceViews />
        {register && (
          <>
            <Select
              value={register.code} aria-label={t('choose')} showSearch optionFilterProp="label" style={{ width: 220 }}
              options={all.map((r) => ({ value: r.code, label: say(r.name, lang) }))} onChange={(code: string) => url.set({ register: code, q: null })}
            />
            <SearchBox value={url.get('q')} placeholder={t('search')} onSearch={(q) => url.set({ q })} />
            {mayWrite && upload.buttons}
          </>
        )}
      </div>
      {upload.outcome}
      <div className="panel scroll" aria-busy={rows.isFetching}>
        {registers.isError ? <ErrorState error={registers.error} onRetry={() => void registers.refetch()} />
          : registers.isPending ? <RowsLoading rows={12} />
            : !register ? <EmptyState title={t('none')} body={t('noneBody')} />
              : rows.isError ? <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />
                : rows.isPending ? <RowsLoading rows={12} />
                  : items.length > 0 ? <Rows register={register} items={items} />
                    : url.get('q') ? <EmptyState title={t('emptyElse')} action={<Button onClick={() => url.set({ q: null })}>{t('clear')}</Button>} />
                      : <EmptyState title={t('empty')} body={t('emptyBody')} />}
      </div>
      <Pager count={items.length} next={rows.data?.next} first={!url.get('cursor')} onNext={() => url.set({ cursor: rows.data?.next ?? null }, true)} onFirst={() => url.set({ cursor: null })} />
    </div>
  );
}

/** A word by what screens say for it. */
function said(column: RegisterColumn, text: string, lang: Lang): string {
  const label = column.wordLabels[column.words.indexOf(text)];
  return label ? say(label, lang) : text;
}

function Rows({ register, items }: { register: Register; items: RegisterRow[] }) {
  const t = useRegisterTexts();
  const lang = useLang();
  const columns = register.columns.filter((c) => c.name !== register.key && c.name !== register.place);
  const key = register.columns.find((c) => c.name === register.key);
  return (
    <table className="list list-cards">
      <thead>
        <tr>
          <th>{key ? say(key.label, lang) : register.key}</th><th>{t('place')}</th>{columns.map((c) => <th key={c.name}>{say(c.label, lang)}</th>)}
          <th>{t('alarms')}</th><th>{t('area')}</th><th>{t('changed')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((row) => (
          <tr key={row.id} className={row.gone ? 'row-gone' : ''}>
            <td><b>{row.key}</b>{row.gone && <>{' '}<span className="tag tag-end">{t('gone')}</span></>}{row.closed && <>{' '}<span className="tag tag-wait">{t('closed')}</span></>}</td>
            <td className="card-line"><Link to={`/devices/${encodeURIComponent(row.place.deviceId)}`}>{say(row.place.name, lang)}</Link></td>
            {columns.map((c) => {
              const text = row.fields[c.name];
              return (
                <td key={c.name} className={c.shape === 'number' || c.shape === 'day' ? 'num' : ''}>
                  {!text ? <span className="quiet">–</span>
                    : c.shape === 'personal' ? <PersonalField key={row.changedAt} register={register.code} rowId={row.id} column={c.name} masked={text} />
                      : <>{said(c, text, lang)}{c.unit && ` ${unitText(c.unit, lang)}`}</>}
                </td>
              );
            })}
            <td>{row.alarms.map((a) => <span key={a.condition} className="register-alarm"><SeverityMark severity={a.severity} word={false} size={14} /> {say(a.conditionName, lang)}</span>)}</td>
            <td>{say(row.area.name, lang)}</td>
            <td className="num"><At at={row.changedAt} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
