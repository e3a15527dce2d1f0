import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { ScenarioPage, ScenarioSetting } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useCityNow } from '@shared/time/cityClock.ts';
import { formatTime } from '@shared/time/format.ts';
import { At } from '../parts/Age.tsx';
import { settingAnchor } from './ConditionTable.tsx';
import { SettingForm } from './SettingForm.tsx';
import { useScenarioTexts } from './texts.ts';
import { WaitingSettings } from './WaitingSettings.tsx';

/** Where the package is on or off, who said so and why, and until when. */
export function SettingsPanel({ page }: { page: ScenarioPage }) {
  const t = useScenarioTexts();
  const lang = useLang();
  const now = useCityNow(60_000);
  const [form, setForm] = useState<{ from: ScenarioSetting | null } | null>(null);
  const close = (): void => setForm(null);
  return (
    <section className="panel" aria-label={t('settings')}>
      <header><h2>{t('settings')}</h2>{page.maySet && <Button size="small" onClick={() => setForm({ from: null })}>{t('settings.add')}</Button>}</header>
      {!page.settings.some((s) => s.area === null) && <p className="quiet side-note">{t(page.package.personal ? 'settings.personal' : 'settings.plain')}</p>}
      <ul className="settings">
        {page.settings.map((s) => (
          <li key={s.id} id={settingAnchor(s.id)}>
            <div className="setting-head">
              <b>{s.area ? say(s.area.name, lang) : t('settings.city')}</b>
              <span className={s.state === 'on' ? 'tag tag-ok' : 'tag tag-end'}>{t(`state.${s.state}`)}</span>
              {page.maySet && <Button size="small" type="link" aria-label={`${t('settings.change')} ${s.area ? say(s.area.name, lang) : t('settings.city')}`} onClick={() => setForm({ from: s })}>{t('settings.change')}</Button>}
            </div>
            <p>{s.reason}</p>
            {s.changes && <details><summary>{t('settings.changes')}</summary><pre tabIndex={0}>{s.changes}</pre></details>}
            <p className="quiet">{say(s.setByName, lang)}{s.approvedByName && t('settings.approvedBy', { name: say(s.approvedByName, lang) })} <At at={s.at} />{s.until && ` · ${t('settings.until', { at: formatTime(s.until, now) })}`}</p>
          </li>
        ))}
      </ul>
      {page.waiting.length > 0 && <WaitingSettings page={page} items={page.waiting} />}
      <Drawer open={form !== null} onClose={close} title={`${t('set.title')} · ${say(page.package.name, lang)}`} size={560} destroyOnHidden>
        {form && <SettingForm page={page} from={form.from} onDone={close} />}
      </Drawer>
    </section>
  );
}
