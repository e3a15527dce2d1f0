import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { AppraisalIndicator, AppraisalRow, FigureCases } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { EmptyState, ErrorState, RowsLoading } from '../parts/states.tsx';
import { StateTag } from '../parts/StateTag.tsx';
import { useAppraisalTexts } from './texts.ts';

/** `path` of tables that have an address of their own. */
export interface Opened { table: string; path?: string; row: AppraisalRow; indicator: AppraisalIndicator; query: Record<string, string> }

/** The cases behind a figure; those that hold it back come first. */
export function FigureDrawer({ opened, onClose }: { opened: Opened | null; onClose: () => void }) {
  const t = useAppraisalTexts();
  const lang = useLang();
  return (
    <Drawer
      open={opened !== null} onClose={onClose} width={720} destroyOnHidden
      title={opened ? t('cases', { name: say(opened.row.name, lang), indicator: say(opened.indicator.name, lang) }) : ''}
    >
      {opened && <Cases opened={opened} />}
    </Drawer>
  );
}

function Cases({ opened }: { opened: Opened }) {
  const t = useAppraisalTexts();
  const lang = useLang();
  const query = { ...opened.query, indicator: opened.indicator.code, subject: opened.row.id };
  const cases = useQuery({ queryKey: ['appraisal', 'cases', opened.table, query], queryFn: ({ signal }) => api.get<FigureCases>(opened.path ?? `/appraisal/${opened.table}/cases`, query, signal) });
  if (cases.isPending) return <RowsLoading rows={6} />;
  if (cases.isError) return <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />;
  const { data } = cases;
  const rate = opened.indicator.unit === 'percent';
  return (
    <>
      <p>
        {rate ? t('cases.sum', { above: data.above, below: data.below }) : t('cases.count', { above: data.above })}
        {data.hidden > 0 && <span className="quiet"> · {t('cases.hidden', { hidden: data.hidden })}</span>}
        {data.leftOut > 0 && <span className="quiet"> · {t('cases.left', { left: data.leftOut })}</span>}
      </p>
      {data.items.length === 0 ? <EmptyState title={t('cases.none')} /> : (
        <table className="list">
          <thead><tr><th>{t('col.number')}</th><th>{t('col.title')}</th><th>{t('col.state')}</th>{rate && <th>{t('col.met')}</th>}</tr></thead>
          <tbody>
            {data.items.map((item) => (
              <tr key={item.case.id}>
                <td className="num"><Link to={`/cases/${encodeURIComponent(item.case.number)}`}>{item.case.number}</Link></td>
                <td>{say(item.case.title, lang)}{item.corrected && <small className="figure-corrected">{t('cases.corrected')}</small>}</td>
                <td><StateTag item={item.case} /></td>
                {rate && <td>{item.above >= item.below ? t('met.yes') : t('met.no')}{item.below > 1 ? ` ${item.above}/${item.below}` : ''}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
