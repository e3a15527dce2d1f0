import { PhoneOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Popover, Radio } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMay } from '@shared/session/useSession.ts';
import { usePartTexts } from './texts.ts';

const purposes = ['dispatch', 'safety', 'shift', 'other'] as const;

/** A call button. The number stays sealed until one says why; the look is logged. */
export function PhoneReveal({ userName, masked, caseNumber, compact }: { userName: string; masked?: string | null; caseNumber?: string; compact?: boolean }) {
  const t = usePartTexts();
  const [open, setOpen] = useState(false);
  const [purpose, setPurpose] = useState<(typeof purposes)[number]>(caseNumber ? 'dispatch' : 'shift');
  const look = useMutation({
    mutationFn: () => api.post<{ phone: string | null }>(`/people/${encodeURIComponent(userName)}/phone`, { purpose: caseNumber ? `${purpose}:${caseNumber}` : purpose }),
  });
  const may = useMay('phone.see');
  const phone = look.data?.phone;
  if (!may) return masked ? <span className="quiet">{masked}</span> : null;
  return (
    <Popover
      open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight"
      content={
        <div className="phone-ask">
          {phone ? <a className="phone-number" href={`tel:${phone}`}>{phone}</a> : (
            <>
              <b>{t('phone.ask')}</b>
              <Radio.Group value={purpose} onChange={(e) => setPurpose(e.target.value as typeof purpose)} options={purposes.map((p) => ({ value: p, label: t(`phone.p.${p}`) }))} />
              <p className="quiet">{t('phone.asked')}</p>
              {look.isError && <p className="problem" role="alert">{explain(look.error)}</p>}
              {look.isSuccess && !phone && <p>{t('phone.none')}</p>}
              <Button type="primary" block loading={look.isPending} onClick={() => look.mutate()}>{t('phone.show')}</Button>
            </>
          )}
        </div>
      }
    >
      <Button icon={<PhoneOutlined />} size={compact ? 'small' : 'middle'} aria-label={`${t('phone.call')} ${masked ?? ''}`.trim()}>{compact ? masked : <>{t('phone.call')}{masked ? ` ${masked}` : ''}</>}</Button>
    </Popover>
  );
}
