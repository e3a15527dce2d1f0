import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { Area, Device, Page } from '@shared/api/types/index.ts';
import { useCityMap } from '../map/useCityMap.ts';
import { commands, type Part } from './commands.ts';
import { copyText } from './copyText.ts';
import { useStartTexts } from './startTexts.ts';
import type { Account } from './types.ts';

/** The way of an empty city to a living one, and how far it has come. */
export function StartView() {
  const t = useStartTexts();
  const there = usePartsThere();
  return (
    <div className="scroll">
      <div className="start">
        <p>{t('lead')}</p>
        <ol>
          {(['areas', 'map', 'people', 'devices'] as const).map((part) => (
            <Step key={part} part={part} there={there[part]}>
              {part === 'people' && <Link to="/admin?view=accounts">{t('people.go')}</Link>}
            </Step>
          ))}
          <Step part="serve" />
        </ol>
        <p className="quiet">{t('path')}</p>
      </div>
    </div>
  );
}

/** Whether each part is there already: null while it is asked. */
function usePartsThere(): Record<Part, boolean | null> {
  const atLeast = (count: number, page: Page<unknown> | undefined): boolean | null => (page ? page.items.length >= count : null);
  const areas = useQuery({ queryKey: ['areas', 'some'], queryFn: () => api.get<Page<Area>>('/areas', { limit: 2 }) });
  const people = useQuery({ queryKey: ['admin', 'accounts', 'some'], queryFn: () => api.get<Page<Account>>('/accounts', { limit: 2 }) });
  const devices = useQuery({ queryKey: ['devices', 'some'], queryFn: () => api.get<Page<Device>>('/devices', { limit: 1 }) });
  const map = useCityMap();
  return {
    areas: atLeast(2, areas.data), people: atLeast(2, people.data), devices: atLeast(1, devices.data),
    map: map.data ? map.data.features.features.some((feature) => feature.properties?.['kind'] !== 'area') : null,
  };
}

function Step({ part, there, children }: { part: Part | 'serve'; there?: boolean | null; children?: React.ReactNode }) {
  const t = useStartTexts();
  return (
    <li className={there ? 'start-done' : ''}>
      <h2>
        {t(part)}
        {there !== undefined && there !== null && <span className={there ? 'tag tag-ok' : 'tag tag-wait'}>{t(there ? 'doneMany' : 'open')}</span>}
      </h2>
      <p>{t(`${part}.body`)}</p>
      {commands[part].map((command) => <Command key={command} text={command} />)}
      {children}
    </li>
  );
}

/** A command to copy. */
export function Command({ text }: { text: string }) {
  const t = useStartTexts();
  const { message } = App.useApp();
  return (
    <div className="command-line">
      <pre className="command" tabIndex={0}>{text}</pre>
      <Button size="small" aria-label={`${t('copy')} ${text}`} onClick={() => void copyText(text).then((done) => done && message.success(t('copied')))}>{t('copy')}</Button>
    </div>
  );
}
