import { Segmented } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { useMay } from '@shared/session/useSession.ts';
import { useRegisterTexts } from './texts.ts';

/** From the devices to the registers and the assets, and back; nothing for whoever may see only one of them. */
export function DeviceViews() {
  const t = useRegisterTexts();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const devices = useMay('device.read');
  const registers = useMay('register.read');
  if (!devices) return null;
  const here = pathname.endsWith('/registers') ? 'registers' : pathname.endsWith('/assets') ? 'assets' : 'devices';
  return (
    <Segmented
      value={here} aria-label={t('views')}
      options={[{ value: 'devices', label: t('devices') }, ...(registers ? [{ value: 'registers', label: t('title') }] : []), { value: 'assets', label: t('assets') }]}
      onChange={(view) => void navigate(view === 'devices' ? '/devices' : `/devices/${view}`)}
    />
  );
}
