import { Segmented } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { useAlarmTexts } from './texts.ts';

/** From the alarms to what is silenced and to warnings of others and our own, and back. */
export function AlarmViews() {
  const t = useAlarmTexts();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (
    <Segmented
      value={pathname.endsWith('/silences') ? 'silences' : pathname.endsWith('/warnings') ? 'warnings' : 'alarms'} aria-label={t('views')}
      options={[{ value: 'alarms', label: t('title') }, { value: 'silences', label: t('view.silences') }, { value: 'warnings', label: t('view.warnings') }]}
      onChange={(view) => void navigate(view === 'alarms' ? '/alarms' : `/alarms/${view}`)}
    />
  );
}
