import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { api } from '@shared/api/client.ts';
import type { AssetImport } from '@shared/api/types/index.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { explain, explainCode } from '@shared/i18n/problems.ts';
import { useAssetTexts } from './texts.ts';
import './assets.css';

const columns = ['编号', '类别', '名称', '经度', '纬度', '英文名称', '区域代码', '主管单位', '权属单位', '养护单位'];

const send = (file: File, preview: boolean): Promise<AssetImport> => api.post<AssetImport>(`/assets/import${preview ? '?preview=true' : ''}`, new Blob([file], { type: 'text/csv' }));

/** Brings assets in from a CSV file: first what it would do, with each mistake by line and column; then, when somebody says so, it is stored. */
export function useAssetImport(): { buttons: ReactNode; outcome: ReactNode } {
  const t = useAssetTexts();
  const queries = useQueryClient();
  const picked = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const preview = useMutation({ mutationFn: (brought: File) => send(brought, true) });
  const store = useMutation({ mutationFn: (brought: File) => send(brought, false), onSuccess: () => void queries.invalidateQueries({ queryKey: ['assets'] }) });
  const close = (): void => {
    setFile(null);
    preview.reset();
    store.reset();
  };
  const failed = preview.error ?? store.error;
  const shown = store.data ?? preview.data;
  return {
    buttons: (
      <>
        <Button className="push" icon={<DownloadOutlined aria-hidden />} href={`data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${columns.join(',')}\r\n`)}`} download="assets.csv">{t('template')}</Button>
        <Button type="primary" icon={<UploadOutlined aria-hidden />} loading={preview.isPending} onClick={() => picked.current?.click()}>{t('upload')}</Button>
        <input
          ref={picked} type="file" accept=".csv,text/csv" hidden aria-label={t('upload')}
          onChange={(e) => {
            const next = e.target.files?.[0];
            e.target.value = '';
            if (!next) return;
            close();
            setFile(next);
            preview.mutate(next);
          }}
        />
      </>
    ),
    outcome: !file ? null : failed ? <Alert type="error" showIcon closable onClose={close} title={explain(failed)} />
      : shown ? <Outcome result={shown} name={file.name} storing={store.isPending} onStore={() => store.mutate(file)} onClose={close} /> : null,
  };
}

function Outcome({ result, name, storing, onStore, onClose }: { result: AssetImport; name: string; storing: boolean; onStore: () => void; onClose: () => void }) {
  const t = useAssetTexts();
  const lang = useLang();
  const wrong = result.mistakes.length > 0;
  const nothing = result.added + result.changed === 0;
  return (
    <Alert
      type={wrong ? 'warning' : result.stored ? 'success' : 'info'} showIcon closable={wrong || result.stored} onClose={onClose}
      title={wrong ? t('wrong', { name, count: result.mistakes.length }) : t(result.stored ? 'done' : 'preview', { name, added: result.added, changed: result.changed, unchanged: result.unchanged })}
      description={(
        <>
          {result.readAs && <p>{t('readAs', { encoding: result.readAs })}</p>}
          {wrong && (
            <ul className="asset-mistakes">
              {result.mistakes.map((m, i) => (
                <li key={i}><b>{m.line === null ? t('whole') : t('line', { line: m.line })}</b> {m.field && `${t.of(`field.${m.field}`, null, m.field)}：`}{explainCode(m.code, lang, m.args)}</li>
              ))}
            </ul>
          )}
          {!wrong && !result.stored && (
            <div className="asset-decide">
              <Button type="primary" disabled={nothing} loading={storing} onClick={onStore}>{t('store')}</Button>
              <Button disabled={storing} onClick={onClose}>{t('cancel')}</Button>
              {nothing && <span className="quiet">{t('nothing')}</span>}
            </div>
          )}
        </>
      )}
    />
  );
}
