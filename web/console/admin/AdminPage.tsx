import { Segmented } from 'antd';
import { useUrlState } from '../parts/useUrlState.ts';
import { AccountsView } from './AccountsView.tsx';
import { AreasView } from './AreasView.tsx';
import { KeysView } from './KeysView.tsx';
import { OrganizationsView } from './OrganizationsView.tsx';
import { StartView } from './StartView.tsx';
import { useAdminTexts } from './texts.ts';
import './admin.css';

const views = ['start', 'accounts', 'organizations', 'keys', 'areas'] as const;
type View = (typeof views)[number];

/** What an administrator keeps: accounts and posts, organizations, keys, areas, and the way of a new city to its first day. */
export default function AdminPage() {
  const t = useAdminTexts();
  const url = useUrlState();
  const view = views.find((name) => name === url.get('view')) ?? 'start';
  return (
    <div className="page-body page-fixed admin">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <Segmented<View>
          value={view} aria-label={t('title')} options={views.map((name) => ({ value: name, label: t(`view.${name}`) }))}
          onChange={(name) => url.set({ view: name, q: null, account: null, organization: null, parent: null, name: null, level: null })}
        />
      </div>
      {view === 'start' && <StartView />}
      {view === 'accounts' && <AccountsView url={url} />}
      {view === 'organizations' && <OrganizationsView url={url} />}
      {view === 'keys' && <KeysView url={url} />}
      {view === 'areas' && <AreasView url={url} />}
    </div>
  );
}
