import { Drawer } from 'antd';
import type { Alarm } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import type { useUrlState } from '../parts/useUrlState.ts';
import { SilenceForm } from './SilenceForm.tsx';
import { useSilenceTexts } from './texts.ts';

interface Props { alarms: Alarm[]; url: ReturnType<typeof useUrlState> }

/** Silences the alarm that the address names as `silence`; closed while it names none of these. */
export function SilenceDrawer({ alarms, url }: Props) {
  const t = useSilenceTexts();
  const lang = useLang();
  const alarm = alarms.find((a) => a.id === url.get('silence'));
  const close = (): void => url.set({ silence: null }, true);
  return (
    <Drawer open={alarm !== undefined} onClose={close} title={alarm ? t('silence.title', { device: say(alarm.deviceName, lang) }) : ''} size={460} destroyOnHidden>
      {alarm && <SilenceForm alarm={alarm} onDone={close} onCancel={close} />}
    </Drawer>
  );
}
