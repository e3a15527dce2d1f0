import { EyeOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useRegisterTexts } from './texts.ts';

const longestPurpose = 200;

/** A personal field with all but its ends hidden; in clear for who says why. The look is logged before the words are here. */
export function PersonalField({ register, rowId, column, masked }: { register: string; rowId: string; column: string; masked: string }) {
  const t = useRegisterTexts();
  const [purpose, setPurpose] = useState('');
  const look = useMutation({ mutationFn: () => api.post<{ text: string }>(`/registers/${encodeURIComponent(register)}/rows/${rowId}/field`, { column, purpose }) });
  const ask = (
    <form className="register-ask" onSubmit={(e) => { e.preventDefault(); look.mutate(); }}>
      <p>{t('reveal.ask')}</p>
      <Input value={purpose} maxLength={longestPurpose} aria-label={t('reveal.purpose')} placeholder={t('reveal.purpose')} onChange={(e) => setPurpose(e.target.value)} autoFocus />
      {look.isError && <p className="problem" role="alert">{explain(look.error)}</p>}
      <Button type="primary" htmlType="submit" block disabled={purpose.trim() === ''} loading={look.isPending}>{t('reveal.show')}</Button>
    </form>
  );
  if (look.data) return <b>{look.data.text}</b>;
  return (
    <>
      {masked}{' '}
      <Popover trigger="click" content={ask} destroyOnHidden><Button size="small" type="text" icon={<EyeOutlined aria-hidden />} aria-label={`${t('reveal')} ${masked}`} /></Popover>
    </>
  );
}
