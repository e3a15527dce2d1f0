import { useQueries, type QueryClient } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { api } from '@shared/api/client.ts';
import type { CasePage } from '@shared/api/types/index.ts';
import { goesOn } from './silence.ts';
import { useSilenceTexts } from './texts.ts';

const caseQuery = (number: string) => ({ queryKey: ['case', number], queryFn: () => api.get<CasePage>(`/cases/${encodeURIComponent(number)}`) });

/** So many are named; of the others it is said how many they are. */
export const mostNamed = 5;

export interface CaseThatGoesOn { number: string; how: 'calling' | 'inHand' }

/** Which of these cases are open, and how they go on. One that cannot be read is taken to be open. */
export async function openOf(queries: QueryClient, numbers: readonly string[]): Promise<CaseThatGoesOn[]> {
  const found = await Promise.all(numbers.map(async (number) => ({ number, how: await queries.fetchQuery(caseQuery(number)).then((page) => goesOn(page.state), () => 'inHand' as const) })));
  return found.flatMap(({ number, how }) => (how ? [{ number, how }] : []));
}

/** The same, kept up to date while a form stands open. */
export function useOpenOf(numbers: readonly string[]): CaseThatGoesOn[] {
  const pages = useQueries({ queries: numbers.map(caseQuery) });
  return pages.flatMap(({ data }) => {
    const how = data ? goesOn(data.state) : null;
    return data && how ? [{ number: data.number, how }] : [];
  });
}

interface Props {
  cases: readonly CaseThatGoesOn[];
  /** How many more there may be. */
  more?: number;
  /** The address of a page, and the way to it: what is told in a corner of the screen stands outside of the pages. */
  hrefOf: (to: string) => string;
  go: (to: string) => void;
}

/** Says of each case that a silence does not stop it, with the way there. */
export function CasesGoOn({ cases, more = 0, hrefOf, go }: Props) {
  const t = useSilenceTexts();
  if (cases.length === 0) return null;
  return (
    <div className="silence-cases" role="status">
      {cases.map(({ number, how }) => {
        const [before, after] = t(`case.${how}`, { case: '\n' }).split('\n');
        const to = `/cases/${encodeURIComponent(number)}`;
        const follow = (e: MouseEvent): void => {
          if (e.ctrlKey || e.metaKey || e.shiftKey) return;
          e.preventDefault();
          go(to);
        };
        return <p key={number}>{before}<a href={hrefOf(to)} onClick={follow}>{number}</a>{after}</p>;
      })}
      {more > 0 && <p>{t('case.more', { count: more })}</p>}
      <p className="quiet">{t('case.why')}</p>
    </div>
  );
}
