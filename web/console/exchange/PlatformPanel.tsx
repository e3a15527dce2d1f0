import { Segmented } from 'antd';
import type { Platform } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useMay } from '@shared/session/useSession.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { useUrlState } from '../parts/useUrlState.ts';
import { faultWords } from '../webhooks/words.ts';
import { useWebhookTexts } from '../webhooks/texts.ts';
import { ArrivalList, LinkList, MessageList } from './lists.tsx';
import { PlatformSettings } from './PlatformSettings.tsx';
import { useExchangeTexts } from './texts.ts';
import { TryHandOver } from './TryHandOver.tsx';

type Tab = 'links' | 'messages' | 'arrivals' | 'try' | 'settings';

/** One platform: why it stands still, and its lists. */
export function PlatformPanel({ platform }: { platform: Platform }) {
  const t = useExchangeTexts();
  const lang = useLang();
  const url = useUrlState();
  const manages = useMay('exchange.manage');
  const lists: Tab[] = platform.state === 'unset' ? [] : platform.out ? ['links', 'messages', 'arrivals', 'try'] : ['links', 'messages', 'arrivals'];
  const tabs: Tab[] = manages ? [...lists, 'settings'] : lists;
  const tab = tabs.find((name) => name === url.get('tab')) ?? tabs[0];
  return (
    <section className="panel" aria-label={say(platform.title, lang)}>
      <header><h2>{say(platform.title, lang)}</h2></header>
      <div className="exchange-body">
        <Notes platform={platform} />
        {tab && <div className="exchange-tabs" style={{ padding: '10px 0' }}><Segmented value={tab} aria-label={say(platform.title, lang)} options={tabs.map((name) => ({ value: name as string, label: t(`tab.${name}`) }))} onChange={(next) => url.set({ tab: next })} /></div>}
        {tab === 'links' && <LinkList platform={platform.name} />}
        {tab === 'messages' && <MessageList platform={platform.name} />}
        {tab === 'arrivals' && <ArrivalList platform={platform.name} />}
        {tab === 'try' && <TryHandOver platform={platform.name} />}
        {tab === 'settings' && <PlatformSettings platform={platform} />}
      </div>
    </section>
  );
}

function Notes({ platform }: { platform: Platform }) {
  const t = useExchangeTexts();
  const words = useWebhookTexts();
  const lang = useLang();
  const now = useCityNow(10_000);
  const at = (instant: string | null): string => (instant ? formatTime(instant, now) : words('note.now'));
  return (
    <>
      {platform.state === 'broken' && <p role="alert" className="problem">{t('mappingBroken', { version: platform.version })}</p>}
      {platform.state === 'needsKey' && <p role="alert" className="problem">{t('needsKey')}</p>}
      {platform.state === 'failing' && <p role="status">{t('failing', { since: at(platform.failingSince), fault: faultWords(platform.lastFault, platform.lastStatus, words), next: at(platform.nextTryAt) })}</p>}
      {platform.state === 'paused' && <p role="status">{t('paused', { at: at(platform.pausedAt) })}</p>}
      <dl>
        <dt>{t('personal')}</dt>
        <dd>{platform.personal.length === 0 ? t('personal.none') : platform.personal.map((one) => t('personal.one', { field: one.field, purpose: one.purpose })).join(lang === 'zh' ? '；' : '; ')}</dd>
        {platform.areas.length > 0 && <><dt>{t('form.areas')}</dt><dd>{platform.areas.map((area) => say(area.name, lang)).join(lang === 'zh' ? '、' : ', ')}</dd></>}
      </dl>
      {platform.notes.length > 0 && <p className="quiet">{t('notes', { codes: platform.notes.map((note) => note.code).join(' ') })}</p>}
    </>
  );
}
