import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { CaseSummary, HandoverNote, Page } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useGap, useNews } from '@shared/live/useLive.ts';
import { useMay, useMe } from '@shared/session/useSession.ts';
import { formatNumber } from '@shared/time/format.ts';
import { useFigures } from '../live/useFigures.ts';
import { Age, At } from '../parts/Age.tsx';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { useHandoverTexts } from './texts.ts';
import './handover.css';

/** What one shift leaves to the next: words, beside the state of things at this moment. */
export default function HandoverPage() {
  const t = useHandoverTexts();
  const lang = useLang();
  const me = useMe();
  const mayWrite = useMay('handover.write');
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const list = useQuery({ queryKey: ['handover'], queryFn: ({ signal }) => api.get<Page<HandoverNote>>('/handover-notes', { area: me.area?.id ?? null, limit: 100 }, signal) });
  const again = (): void => void queries.invalidateQueries({ queryKey: ['handover'] });
  useNews('note', again);
  useGap(again);
  const save = useMutation({
    mutationFn: () => api.post<HandoverNote>('/handover-notes', { ...(me.area ? { areaId: me.area.id } : {}), text: text.trim() }),
    onSuccess: () => {
      setText('');
      void message.success(t('saved'));
      again();
    },
  });
  const submit = (): void => {
    if (text.trim() && !save.isPending) save.mutate();
  };
  return (
    <div className="page-body page-fixed">
      <div className="page-head"><h1>{t('title')}</h1></div>
      <div className="handover">
        <div className="handover-main">
          {mayWrite && <section className="panel handover-write">
            <header><h2>{t('write')}</h2><span className="quiet">{t('kept')}</span></header>
            <Input.TextArea
              value={text} maxLength={4_000} autoSize={{ minRows: 4, maxRows: 10 }} placeholder={t('placeholder')} aria-label={t('write')} onChange={(e) => setText(e.target.value)}
              onKeyDown={(e) => { if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) submit(); }}
            />
            {save.isError && <p className="problem" role="alert">{explain(save.error)}</p>}
            <div className="handover-foot"><span className="quiet">{t('hint')}</span><Button type="primary" disabled={!text.trim()} loading={save.isPending} onClick={submit}>{t('save')}</Button></div>
          </section>}
          <section className="panel scroll" aria-label={t('list')}>
            {list.isPending ? <RowsLoading rows={6} />
              : list.isError ? <ErrorState error={list.error} onRetry={() => void list.refetch()} />
                : list.data.items.length === 0 ? <EmptyState title={t('empty')} body={t('emptyBody')} /> : (
                  <ul className="notes">
                    {list.data.items.map((note) => (
                      <li key={note.id}>
                        <p>{note.text}</p>
                        <span className="quiet"><b>{say(note.by.displayName, lang)}</b> · <At at={note.at} /> · <Age at={note.at} /> · {say(note.area.name, lang)}</span>
                      </li>
                    ))}
                  </ul>
                )}
          </section>
        </div>
        <Glance />
      </div>
    </div>
  );
}

/** The state of things that the next shift takes over, each a way to its list. */
function Glance() {
  const t = useHandoverTexts();
  const figures = useFigures(null).data;
  const check = useQuery({ queryKey: ['cases', { state: 'done', glance: true }], queryFn: () => api.get<Page<CaseSummary>>('/cases', { state: 'done', limit: 500 }), refetchInterval: 15_000 });
  const figure = (code: string): number | null => figures?.items.find((f) => f.code === code)?.value ?? null;
  const rows = [
    { name: t('now.open'), value: figure('working'), to: '/cases?state=open', tone: '' },
    { name: t('now.late'), value: figure('late'), to: '/cases?state=open&late=true', tone: 'is-late' },
    { name: t('now.check'), value: check.data?.items.length ?? null, to: '/cases?state=done', tone: '' },
    { name: t('now.alarm'), value: figures?.sensors?.alarm ?? null, to: '/devices?state=alarm', tone: '' },
    { name: t('now.silent'), value: figures?.sensors?.fellSilent ?? null, to: '/devices?state=silent', tone: '' },
    { name: t('now.idle'), value: figures?.officers?.idle ?? null, to: '/people?role=officer&state=idle', tone: '' },
  ];
  return (
    <aside className="panel glance">
      <header><h2>{t('now')}</h2>{figures && <span className="quiet"><Age at={figures.at} /></span>}</header>
      <ul>{rows.map((row) => <li key={row.to}><Link to={row.to}><span>{row.name}</span><b className={row.value ? row.tone : ''}>{formatNumber(row.value)}</b></Link></li>)}</ul>
    </aside>
  );
}
