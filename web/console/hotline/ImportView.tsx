import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { OrderImport } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { explain, explainCode } from '@shared/i18n/problems.ts';
import { useHotlineTexts } from './texts.ts';

const mostShown = 200;
const columns = ['工单编号', '受理时间', '诉求类型', '诉求内容', '诉求分类', '来电人', '联系电话', '所属区域', '地址', '经度', '纬度', '办理时限', '办结期限'];

const send = (file: File, preview: boolean): Promise<OrderImport> => api.post<OrderImport>(`/hotline/import${preview ? '?preview=true' : ''}`, new Blob([file], { type: 'text/csv' }));

/** Reads orders from a table: first what it would do, with each mistake and its line; then, when somebody says so, they are taken. */
export function ImportView({ head }: { head: ReactNode }) {
  const t = useHotlineTexts();
  const queries = useQueryClient();
  const picked = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const preview = useMutation({ mutationFn: (brought: File) => send(brought, true) });
  const store = useMutation({ mutationFn: (brought: File) => send(brought, false), onSuccess: () => void queries.invalidateQueries({ queryKey: ['hotline-orders'] }) });
  const close = (): void => {
    setFile(null);
    preview.reset();
    store.reset();
  };
  const failed = preview.error ?? store.error;
  const shown = store.data ?? preview.data;
  return (
    <div className="page-body page-fixed">
      <div className="page-head">
        {head}
        <Button className="push" icon={<DownloadOutlined aria-hidden />} href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${columns.join(',')}\r\n`)}`} download="hotline.csv">{t('import.template')}</Button>
        <Button type="primary" icon={<UploadOutlined aria-hidden />} loading={preview.isPending} onClick={() => picked.current?.click()}>{t('import.pick')}</Button>
        <input
          ref={picked} type="file" accept=".csv,text/csv" hidden aria-label={t('import.pick')}
          onChange={(e) => {
            const next = e.target.files?.[0];
            e.target.value = '';
            if (!next) return;
            close();
            setFile(next);
            preview.mutate(next);
          }}
        />
      </div>
      <div className="panel scroll hotline-import">
        <p className="quiet">{t('import.lead')}</p>
        {failed && <Alert type="error" showIcon closable onClose={close} title={explain(failed)} />}
        {!failed && file && shown && <Outcome result={shown} name={file.name} storing={store.isPending} onStore={() => store.mutate(file)} onClose={close} />}
      </div>
    </div>
  );
}

function Outcome({ result, name, storing, onStore, onClose }: { result: OrderImport; name: string; storing: boolean; onStore: () => void; onClose: () => void }) {
  const t = useHotlineTexts();
  const lang = useLang();
  const wrong = result.mistakes.length > 0;
  return (
    <>
      <Alert
        type={wrong ? 'warning' : result.stored ? 'success' : 'info'} showIcon closable={result.stored} onClose={onClose}
        title={wrong ? t('import.wrong', { name, count: result.mistakes.length }) : t(result.stored ? 'import.done' : 'import.preview', { name, fresh: result.new, known: result.known })}
        description={(
          <>
            {result.readAs && <p>{t('import.readAs', { encoding: result.readAs })}</p>}
            {wrong && (
              <ul className="hotline-mistakes">
                {result.mistakes.map((m, i) => (
                  <li key={i}>
                    <b>{m.line === null ? t('import.whole') : t('import.line', { line: m.line })}</b> {m.field && `${t.of(`field.${m.field}`, null, m.field)}${m.value && m.code !== 'order_column_unknown' ? ` “${m.value}”` : ''}：`}{explainCode(m.code, lang, { given: m.value ?? '', count: m.value, ...m.args })}
                    {m.code === 'order_column_unknown' && m.value && ` ${t('import.meant', { name: m.value })}`}
                  </li>
                ))}
              </ul>
            )}
            {!wrong && !result.stored && (
              <div className="hotline-decide">
                <Button type="primary" disabled={result.new === 0} loading={storing} onClick={onStore}>{t('import.store')}</Button>
                <Button disabled={storing} onClick={onClose}>{t('import.cancel')}</Button>
                {result.new === 0 && <span className="quiet">{t('import.nothing')}</span>}
              </div>
            )}
          </>
        )}
      />
      {!wrong && result.orders.length > 0 && (
        <table className="list">
          <thead><tr><th>{t('import.col.line')}</th><th>{t('col.order')}</th><th>{t('col.title')}</th><th>{t('col.area')}</th><th>{t('import.col.result')}</th></tr></thead>
          <tbody>
            {result.orders.slice(0, mostShown).map((order) => (
              <tr key={order.line}>
                <td className="num">{order.line}</td>
                <td className="num">{order.caseNumber ? <Link to={`/cases/${encodeURIComponent(order.caseNumber)}`}>{order.orderNumber}</Link> : order.orderNumber}</td>
                <td className="clip" title={order.text}>{order.text}</td>
                <td>{order.placeOpen ? <span className="due-soon">{t('placeOpen')}</span> : say(order.area ?? { zh: '', en: '' }, lang)}</td>
                <td>{t(order.known ? 'import.known' : 'import.new')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
