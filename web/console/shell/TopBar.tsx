import {
  AlertOutlined, ApiOutlined, AppstoreOutlined, AudioMutedOutlined, BarChartOutlined, BlockOutlined, CloudSyncOutlined, BulbOutlined, CommentOutlined, DashboardOutlined, FileTextOutlined, FireOutlined, FormOutlined, HddOutlined, HourglassOutlined, MenuOutlined, MoonOutlined, PhoneOutlined,
  QuestionCircleOutlined, SendOutlined, SettingOutlined, SoundOutlined, SwapOutlined, TeamOutlined, ThunderboltOutlined, UserOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Popconfirm, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import type { Clock, Me } from '@shared/api/types/index.ts';
import { api } from '@shared/api/client.ts';
import { say, setLang, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { signOut } from '@shared/session/session.ts';
import { useMe } from '@shared/session/useSession.ts';
import { useTheme } from '@shared/theme/theme.ts';
import { useCityNow, useCityRate } from '@shared/time/cityClock.ts';
import { cityDay, formatClock, formatCount, formatNumber } from '@shared/time/format.ts';
import type { Sound } from './announce.ts';
import { LineMark } from './LineMark.tsx';
import { OwnPassword } from './OwnPassword.tsx';
import { useShellTexts } from './texts.ts';
import { consoleTheme } from './theme.ts';

/** The pages in their order on the bar, with the letter after `g` that goes there and the action without which a page is empty. */
export const pages = [
  { name: 'live', key: 'l', needs: 'case.read', icon: <DashboardOutlined /> },
  { name: 'screens', key: 'v', needs: 'vitalSign.read', icon: <AppstoreOutlined /> },
  { name: 'cases', key: 'c', needs: 'case.read', icon: <FileTextOutlined /> },
  { name: 'alarms', key: 'a', needs: 'alarm.read', icon: <AlertOutlined /> },
  { name: 'responses', key: 'r', needs: 'response.read', icon: <ThunderboltOutlined /> },
  { name: 'devices', key: 'd', needs: 'device.read', icon: <HddOutlined /> },
  { name: 'people', key: 'p', needs: 'people.read', icon: <TeamOutlined /> },
  { name: 'matters', key: 'm', needs: 'case.read', icon: <FireOutlined /> },
  { name: 'intake', key: 'i', needs: 'report.assist', icon: <FormOutlined /> },
  { name: 'hotline', key: 'y', needs: 'hotline.read', icon: <PhoneOutlined /> },
  { name: 'meetings', key: 'u', needs: 'meeting.read', icon: <CommentOutlined /> },
  { name: 'handover', key: 'h', needs: 'handover.read', icon: <SwapOutlined /> },
  { name: 'appraisal', key: 'e', needs: 'appraisal.read', icon: <BarChartOutlined /> },
  { name: 'messages', key: 'o', needs: 'message.read', icon: <SendOutlined /> },
  { name: 'scenarios', key: 'w', needs: 'scenario.read', icon: <BlockOutlined /> },
  { name: 'exchange', key: 'j', needs: 'exchange.read', icon: <CloudSyncOutlined /> },
  { name: 'webhooks', key: 'k', needs: 'webhook.manage', icon: <ApiOutlined /> },
  { name: 'retention', key: 'x', needs: 'retention.read', icon: <HourglassOutlined /> },
  { name: 'admin', key: 's', needs: 'account.manage', icon: <SettingOutlined /> },
] as const satisfies readonly { name: string; key: string; needs: string; icon: ReactNode }[];

/** The pages that somebody's posts open. */
export const pagesOf = (me: Me): readonly (typeof pages)[number][] => pages.filter((page) => me.actions.includes(page.needs));

function CityTime() {
  const t = useShellTexts();
  const now = useCityNow(1_000);
  const rate = useCityRate();
  return (
    <Tooltip title={t('clock.title', { zone: 'Asia/Shanghai' })}>
      <span className="city-time">
        <time className="city-clock">{formatClock(now)}</time>
        <span className="city-day">{cityDay(now)}</span>
        {rate !== 1 && <span className="rate-chip">{rate === 0 ? t('clock.stopped') : t('clock.rate', { rate })}</span>}
      </span>
    </Tooltip>
  );
}

function SoundButton({ sound }: { sound: Sound }) {
  const t = useShellTexts();
  const me = useMe();
  const lang = useLang();
  useCityNow(1_000);
  if (sound.blocked && !sound.mute) {
    return <Button type="text" className="muted" icon={<SoundOutlined />} aria-label={t('sound.blocked')} title={t('sound.blocked')} onClick={sound.allow}><span className="bar-text">{t('sound.blocked')}</span></Button>;
  }
  if (sound.mute) {
    return (
      <Tooltip title={t('mute.end')}>
        <Button type="text" className="muted" icon={<AudioMutedOutlined />} onClick={sound.unmute}>
          {t('mute.on', { name: say(sound.mute.name, lang), left: formatCount(sound.mute.until - Date.now()) })}
        </Button>
      </Tooltip>
    );
  }
  return (
    <Popconfirm
      title={t('mute.ask')} description={<div style={{ maxWidth: 280 }}>{t('mute.why', { name: say(me.displayName, lang) })}</div>}
      okText={t('mute.yes')} onConfirm={sound.muteTenMinutes} icon={null}
    >
      <Button type="text" icon={<SoundOutlined />} aria-label={t('mute.off')} />
    </Popconfirm>
  );
}

/** On a narrow screen the pages stand behind one button that says where one is. */
function PageMenu() {
  const t = useShellTexts();
  const me = useMe();
  const { pathname } = useLocation();
  const here = pages.find((page) => pathname.startsWith(`/${page.name}`));
  return (
    <Dropdown
      trigger={['click']}
      menu={{ selectedKeys: here ? [here.name] : [], items: pagesOf(me).map((page) => ({ key: page.name, icon: page.icon, label: <NavLink to={`/${page.name}`}>{t(`nav.${page.name}`)}</NavLink> })) }}
    >
      <Button className="page-menu" type="text" icon={<MenuOutlined />} aria-label={here ? `${t('nav.label')} ${t(`nav.${here.name}`)}` : t('nav.label')}>{here ? t(`nav.${here.name}`) : ''}</Button>
    </Dropdown>
  );
}

/** The one bar of the console: pages at the left, the state of things at the right. */
export function TopBar({ sound, onHelp }: { sound: Sound; onHelp: () => void }) {
  const t = useShellTexts();
  const shared = useSharedTexts();
  const me = useMe();
  const lang = useLang();
  const theme = useTheme(consoleTheme);
  const navigate = useNavigate();
  const flood = sound.attention.floodSince !== null;
  const [password, setPassword] = useState(false);
  const clock = useQuery({ queryKey: ['clock'], queryFn: () => api.get<Clock>('/clock'), staleTime: 60_000 });

  return (
    <header className="bar">
      <div className="brand">
        <img src="/favicon.svg" alt="" width="24" height="24" />
        <b>{shared('app.name')}</b>
        <span className="brand-area">{say(me.area?.name, lang)}</span>
      </div>
      <PageMenu />
      <nav aria-label={t('nav.label')}>
        {pagesOf(me).map((page) => (
          <NavLink key={page.name} to={`/${page.name}`} title={`g ${page.key}`}>
            {page.icon}<span>{t(`nav.${page.name}`)}</span>
          </NavLink>
        ))}
      </nav>
      <div className="bar-end">
        <span className="sr-only" role="status">{flood ? t('voice.flood') : ''}</span>
        {(sound.attention.alarms > 0 || flood) && (
          <Tooltip title={t('flood.tip', { alarms: sound.attention.alarms, operators: sound.attention.operators })}>
            <Link to="/live" className={flood ? 'rate-mark flood' : 'rate-mark'}>
              {flood && <b>{t('flood.on')}</b>} <span className="rate-words">{t('flood.rate', { count: formatNumber(sound.attention.perOperator) })}</span>
              <span className="rate-short" aria-hidden>{formatNumber(sound.attention.perOperator)}</span>
            </Link>
          </Tooltip>
        )}
        <LineMark />
        <CityTime />
        <SoundButton sound={sound} />
        <Button
          className="bar-wide" type="text" aria-label={t('theme.toggle')} title={`${t('theme.toggle')} (t)`}
          icon={theme === 'dark' ? <BulbOutlined /> : <MoonOutlined />}
          onClick={() => consoleTheme.choose(theme === 'dark' ? 'light' : 'dark')}
        />
        <Button className="bar-wide" type="text" onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')} title="l">{lang === 'zh' ? 'EN' : '中文'}</Button>
        <Button className="bar-wide" type="text" icon={<QuestionCircleOutlined />} aria-label={t('help.open')} title={`${t('help.open')} (?)`} onClick={onHelp} />
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'who', type: 'group', label: `${say(me.displayName, lang)} · ${me.userName}` },
              { key: 'theme', className: 'menu-narrow', label: t('theme.toggle'), onClick: () => consoleTheme.choose(theme === 'dark' ? 'light' : 'dark') },
              { key: 'lang', className: 'menu-narrow', label: lang === 'zh' ? 'English' : '中文', onClick: () => setLang(lang === 'zh' ? 'en' : 'zh') },
              { key: 'password', label: t('password.title'), onClick: () => setPassword(true) },
              { key: 'wall', label: t('user.wall'), onClick: () => void navigate('/live?wall=1') },
              ...(clock.data?.demo ? [{ key: 'demo', label: <a href="/demo" target="_blank" rel="noreferrer">{t('user.demo')}</a> }] : []),
              { type: 'divider' as const },
              { key: 'out', label: t('user.signOut'), onClick: () => void signOut().finally(() => location.assign('/')) },
            ],
          }}
        >
          <Button type="text" className="user" aria-label={say(me.displayName, lang)} icon={<UserOutlined className="user-icon" />}><span className="bar-text">{say(me.displayName, lang)}</span></Button>
        </Dropdown>
        <OwnPassword open={password} onClose={() => setPassword(false)} />
      </div>
    </header>
  );
}
