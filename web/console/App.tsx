import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { Problem } from '@shared/api/problem.ts';
import { useLang } from '@shared/i18n/lang.ts';
import { useMay } from '@shared/session/useSession.ts';
import { useTheme } from '@shared/theme/theme.ts';
import { lazyPage } from './parts/lazyPage.tsx';
import { Gate } from './shell/Gate.tsx';
import { Shell } from './shell/Shell.tsx';
import { antdTheme, consoleTheme } from './shell/theme.ts';

const LivePage = lazyPage(() => import('./live/LivePage.tsx'));
const CasesPage = lazyPage(() => import('./cases/CasesPage.tsx'));
const CasePage = lazyPage(() => import('./case/CasePage.tsx'));
const AlarmsPage = lazyPage(() => import('./alarms/AlarmsPage.tsx'));
const SilencesPage = lazyPage(() => import('./silences/SilencesPage.tsx'));
const DevicesPage = lazyPage(() => import('./devices/DevicesPage.tsx'));
const DevicePage = lazyPage(() => import('./devices/DevicePage.tsx'));
const RegistersPage = lazyPage(() => import('./registers/RegistersPage.tsx'));
const PeoplePage = lazyPage(() => import('./people/PeoplePage.tsx'));
const IntakePage = lazyPage(() => import('./intake/IntakePage.tsx'));
const HandoverPage = lazyPage(() => import('./handover/HandoverPage.tsx'));
const AppraisalPage = lazyPage(() => import('./appraisal/AppraisalPage.tsx'));
const HotlinePage = lazyPage(() => import('./hotline/HotlinePage.tsx'));
const MeetingsPage = lazyPage(() => import('./meetings/MeetingsPage.tsx'));
const NewMeetingPage = lazyPage(() => import('./meetings/NewMeetingPage.tsx'));
const MeetingPage = lazyPage(() => import('./meetings/MeetingPage.tsx'));
const MinutesPage = lazyPage(() => import('./meetings/MinutesPage.tsx'));
const MessagesPage = lazyPage(() => import('./messages/MessagesPage.tsx'));
const ResponsesPage = lazyPage(() => import('./responses/ResponsesPage.tsx'));
const ScreensPage = lazyPage(() => import('./screens/ScreensPage.tsx'));
const ScenariosPage = lazyPage(() => import('./scenarios/ScenariosPage.tsx'));
const ScenarioPage = lazyPage(() => import('./scenarios/PackagePage.tsx'));
const ProposalPage = lazyPage(() => import('./scenarios/ProposalPage.tsx'));
const MattersPage = lazyPage(() => import('./matters/MattersPage.tsx'));
const WorkflowsPage = lazyPage(() => import('./workflows/WorkflowsPage.tsx'));
const WarningsPage = lazyPage(() => import('./warnings/WarningsPage.tsx'));
const ExchangePage = lazyPage(() => import('./exchange/ExchangePage.tsx'));
const WebhooksPage = lazyPage(() => import('./webhooks/WebhooksPage.tsx'));
const CategoriesPage = lazyPage(() => import('./categories/CategoriesPage.tsx'));
const AssetsPage = lazyPage(() => import('./assets/AssetsPage.tsx'));
const AssistsPage = lazyPage(() => import('./assists/AssistsPage.tsx'));
const AppealsPage = lazyPage(() => import('./appeals/AppealsPage.tsx'));
const WhatIfPage = lazyPage(() => import('./appraisal/WhatIfPage.tsx'));
const DisputesPage = lazyPage(() => import('./disputes/DisputesPage.tsx'));
const RetentionPage = lazyPage(() => import('./retention/RetentionPage.tsx'));
const AdminPage = lazyPage(() => import('./admin/AdminPage.tsx'));

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      // A refusal stays a refusal; only a passing failure is tried again.
      retry: (count, error) => count < 2 && (!(error instanceof Problem) || error.passing),
    },
  },
});

/** Whoever may see cases begins at the big screen; an administrator, who may not, at what is theirs to do. */
function Start() {
  const cases = useMay('case.read');
  const admin = useMay('account.manage');
  return <Navigate to={admin && !cases ? '/admin' : '/live'} replace />;
}

/** The big screen is made of cases; who may not see them has nothing there. */
const Live = () => (useMay('case.read') ? <LivePage /> : <Navigate to="/admin" replace />);

/** The console: everything below `/console`. */
export function App() {
  const lang = useLang();
  const theme = useTheme(consoleTheme);
  return (
    <ConfigProvider theme={antdTheme(theme)} locale={lang === 'zh' ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <AntApp className="ant-root">
        <QueryClientProvider client={queries}>
          <BrowserRouter basename="/console">
            <Gate>
              <Routes>
                <Route element={<Shell />}>
                  <Route index element={<Start />} />
                  <Route path="live" element={<Live />} />
                  <Route path="cases" element={<CasesPage />} />
                  <Route path="cases/:number" element={<CasePage />} />
                  <Route path="alarms" element={<AlarmsPage />} />
                  <Route path="alarms/silences" element={<SilencesPage />} />
                  <Route path="alarms/warnings" element={<WarningsPage />} />
                  <Route path="devices" element={<DevicesPage />} />
                  <Route path="devices/registers" element={<RegistersPage />} />
                  <Route path="devices/assets" element={<AssetsPage />} />
                  <Route path="devices/:id" element={<DevicePage />} />
                  <Route path="people" element={<PeoplePage />} />
                  <Route path="matters" element={<MattersPage />} />
                  <Route path="intake" element={<IntakePage />} />
                  <Route path="handover" element={<HandoverPage />} />
                  <Route path="appraisal" element={<AppraisalPage />} />
                  <Route path="appraisal/what-if" element={<WhatIfPage />} />
                  <Route path="hotline" element={<HotlinePage />} />
                  <Route path="meetings" element={<MeetingsPage />} />
                  <Route path="meetings/new" element={<NewMeetingPage />} />
                  <Route path="meetings/:number" element={<MeetingPage />} />
                  <Route path="meetings/:number/minutes" element={<MinutesPage />} />
                  <Route path="messages" element={<MessagesPage />} />
                  <Route path="responses" element={<ResponsesPage />} />
                  <Route path="responses/:id" element={<ResponsesPage />} />
                  <Route path="screens" element={<ScreensPage />} />
                  <Route path="scenarios" element={<ScenariosPage />} />
                  <Route path="scenarios/proposals/:id" element={<ProposalPage />} />
                  <Route path="scenarios/:code" element={<ScenarioPage />} />
                  <Route path="workflows" element={<WorkflowsPage />} />
                  <Route path="workflows/:name/:version" element={<WorkflowsPage />} />
                  <Route path="exchange" element={<ExchangePage />} />
                  <Route path="webhooks" element={<WebhooksPage />} />
                  <Route path="categories" element={<CategoriesPage />} />
                  <Route path="disputes" element={<DisputesPage />} />
                  <Route path="assists" element={<AssistsPage />} />
                  <Route path="appeals" element={<AppealsPage />} />
                  <Route path="retention" element={<RetentionPage />} />
                  <Route path="admin" element={<AdminPage />} />
                  <Route path="*" element={<Start />} />
                </Route>
              </Routes>
            </Gate>
          </BrowserRouter>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
