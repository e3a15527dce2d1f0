import { Segmented } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { useMay } from '@shared/session/useSession.ts';
import { useRegisterTexts } from './texts.ts';

/** From the devices to the registers, and back; nothing for whoever may see only one of them. */
export function DeviceViews() {
  const t = useRegisterTexts();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const devices = useMay('device.read');
  const registers = useMay('register.read');
  if (!devices || !registers) return null;
  return (
    <Segmented
      value={pathname.endsWith('/registers') ? 'registers' : 'devices'} aria-label={t('views')}
      options={[{ value: 'devices', label: t('devices') }, { value: 'registers', label: t('title') }]}
      onChange={(view) => void navigate(view === 'registers' ? '/devices/registers' : '/devices')}
    />
  );
}
