import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import type { HandOverPreview } from '@shared/api/types/index.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { explain } from '@shared/i18n/problems.ts';
import { FieldMistakes } from './Mistakes.tsx';
import { useExchangeTexts } from './texts.ts';

/** What would be sent of one case; nothing is. */
export function TryHandOver({ platform }: { platform: string }) {
  const t = useExchangeTexts();
  const [number, setNumber] = useState('');
  const look = useMutation({ mutationFn: () => api.get<HandOverPreview>(`/exchange/platforms/${encodeURIComponent(platform)}/preview`, { number: number.trim() }) });
  return (
    <div className="exchange-try">
      <p className="quiet">{t('try.why')}</p>
      <form className="exchange-line" onSubmit={(e) => { e.preventDefault(); if (number.trim()) look.mutate(); }}>
        <Input style={{ width: 240 }} value={number} maxLength={40} aria-label={t('try.number')} placeholder={t('try.number')} onChange={(e) => setNumber(e.target.value)} />
        <Button htmlType="submit" type="primary" disabled={!number.trim()} loading={look.isPending}>{t('try.go')}</Button>
      </form>
      <div role="status">{look.isError ? <p className="problem">{explain(look.error)}</p> : look.data && <Preview preview={look.data} />}</div>
    </div>
  );
}

export function Preview({ preview }: { preview: HandOverPreview }) {
  const t = useExchangeTexts();
  const lang = useLang();
  return (
    <>
      {preview.mistakes.length > 0 && <><p className="problem">{t('try.cannot')}</p><FieldMistakes items={preview.mistakes} /></>}
      {preview.purposes.length > 0 && <p>{t('try.purposes', { purposes: preview.purposes.join(lang === 'zh' ? '、' : ', ') })}</p>}
      <p className="num" style={{ overflowWrap: 'anywhere' }}>{preview.method} {preview.address}</p>
      <pre className="exchange-pre" tabIndex={0}>{JSON.stringify(JSON.parse(preview.body), null, 2)}</pre>
    </>
  );
}
