import { PhoneOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Popover, Radio } from 'antd';
import { useState } from 'react';
import { api } from '@shared/api/client.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMay } from '@shared/session/useSession.ts';
import { usePartTexts } from './texts.ts';

const purposes = ['dispatch', 'safety', 'shift', 'other'] as const;
interface Common { masked?: string | null | undefined; caseNumber?: string; compact?: boolean }

/** A colleague's call button. */
export function PhoneReveal({ userName, ...common }: Common & { userName: string }) {
  return <SealedNumber {...common} path={`/people/${encodeURIComponent(userName)}/phone`} />;
}

/** How to reach whoever reported a case. */
export function ContactReveal({ reporter, ...common }: Common & { caseNumber: string; reporter?: string }) {
  return <SealedNumber {...common} path={`/cases/${encodeURIComponent(common.caseNumber)}/contact`} {...(reporter === undefined ? {} : { reporter })} />;
}

/** A number that stays sealed until one says why; the look is logged. */
function SealedNumber({ path, masked, caseNumber, compact, reporter }: Common & { path: string; reporter?: string }) {
  const t = usePartTexts();
  const may = useMay('phone.see');
  const [open, setOpen] = useState(false);
  const [purpose, setPurpose] = useState<(typeof purposes)[number]>(caseNumber ? 'dispatch' : 'shift');
  const look = useMutation({
    mutationFn: () => api.post<{ phone?: string | null; contact?: string; behalfName?: string | null }>(path, { purpose: caseNumber ? `${purpose}:${caseNumber}` : purpose, ...(reporter === undefined ? {} : { reporter }) }),
  });
  const number = look.data?.phone ?? look.data?.contact;
  if (!may) return masked ? <span className="quiet">{masked}</span> : null;
  return (
    <Popover
      open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight"
      content={
        <div className="phone-ask">
          {number ? <>{look.data?.behalfName && <span>{look.data.behalfName}</span>}<a className="phone-number" href={`tel:${number}`}>{number}</a></> : (
            <>
              <b>{t('phone.ask')}</b>
              <Radio.Group value={purpose} onChange={(e) => setPurpose(e.target.value as typeof purpose)} options={purposes.map((p) => ({ value: p, label: t(`phone.p.${p}`) }))} />
              <p className="quiet">{t('phone.asked')}</p>
              {look.isError && <p className="problem" role="alert">{explain(look.error)}</p>}
              {look.isSuccess && <p>{t('phone.none')}</p>}
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
