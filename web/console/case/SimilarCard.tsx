import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '@shared/api/client.ts';
import type { CasePage, Page, SimilarCase } from '@shared/api/types/index.ts';
import { explain } from '@shared/i18n/problems.ts';
import { useMay } from '@shared/session/useSession.ts';
import { Reasons, SimilarItem } from '../parts/SimilarItem.tsx';
import { useCaseTextsHere } from './texts.ts';

/** Cases near by that may be the same, with what speaks for it; whoever may file merges this one into one of them. */
export function SimilarCard({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const may = useMay('case.read');
  const [asked, setAsked] = useState<string | null>(null);
  const found = useQuery({
    queryKey: ['case', item.number, 'similar', item.version], enabled: may && item.mergedInto === null,
    queryFn: ({ signal }) => api.get<Page<SimilarCase>>(`/cases/${encodeURIComponent(item.number)}/similar`, undefined, signal),
  });
  if (!may || item.mergedInto !== null) return null;
  return (
    <section className="panel case-similar">
      <header><h2>{t('similar')}</h2></header>
      {found.isPending && <p className="quiet case-empty" role="status">{t('similar.looking')}</p>}
      {found.isError && <p className="problem case-empty" role="alert">{explain(found.error)} <Button size="small" onClick={() => void found.refetch()}>{t('similar.again')}</Button></p>}
      {found.data?.items.length === 0 && <p className="quiet case-empty">{t('similar.none')}</p>}
      <ul>
        {found.data?.items.map((other) => (
          <SimilarItem key={other.number} item={other}>
            {item.mayMerge && other.mayMerge && (asked === other.number
              ? <MergeForm number={item.number} path="merge" body={{ into: other.number }} label={t('merge.do', { number: other.number })} onCancel={() => setAsked(null)} />
              : <Button size="small" onClick={() => setAsked(other.number)}>{t('merge')}</Button>)}
          </SimilarItem>
        ))}
      </ul>
    </section>
  );
}

/** What the case is to others: a possible double, merged into one, or carrying some on. */
export function DuplicateBanner({ item }: { item: CasePage }) {
  const t = useCaseTextsHere();
  const [splitting, setSplitting] = useState(false);
  if (item.mergedInto === null && item.merged.length === 0 && item.maybeDuplicate === null) return null;
  return (
    <div className="case-double" role="note">
      {item.mergedInto !== null && (
        <>
          <p>{t('double.into')} <CaseLink number={item.mergedInto} /></p>
          {item.maySplit && (splitting
            ? <MergeForm number={item.number} path="split" body={{}} label={t('split.do')} onCancel={() => setSplitting(false)} />
            : <Button size="small" onClick={() => setSplitting(true)}>{t('split')}</Button>)}
        </>
      )}
      {item.merged.length > 0 && <p>{t('double.carries')} {item.merged.map((number) => <CaseLink key={number} number={number} />)}</p>}
      {item.maybeDuplicate && <p><b>{t('double.maybe')}</b> <CaseLink number={item.maybeDuplicate.number} /> <span className="quiet"><Reasons reasons={item.maybeDuplicate.reasons} /></span></p>}
    </div>
  );
}

const CaseLink = ({ number }: { number: string }) => <Link to={`/cases/${encodeURIComponent(number)}`}>{number} </Link>;

function MergeForm({ number, path, body, label, onCancel }: { number: string; path: 'merge' | 'split'; body: { into?: string }; label: string; onCancel: () => void }) {
  const t = useCaseTextsHere();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const act = useMutation({
    mutationFn: () => api.post<CasePage>(`/cases/${encodeURIComponent(number)}/${path}`, { ...body, ...(note.trim() ? { note: note.trim() } : {}) }),
    onSuccess: (page) => {
      onCancel();
      queries.setQueryData(['case', number], page);
      void queries.invalidateQueries({ queryKey: ['case'] });
    },
  });
  return (
    <form className="merge-form" onSubmit={(event) => {
      event.preventDefault();
      act.mutate();
    }}>
      <Input.TextArea autoFocus value={note} maxLength={2_000} autoSize={{ minRows: 1, maxRows: 4 }} aria-label={t('form.noteOptional')} placeholder={t('form.noteOptional')} onChange={(e) => setNote(e.target.value)} />
      <span className="move-buttons">
        <Button type="primary" size="small" htmlType="submit" loading={act.isPending}>{label}</Button>
        <Button size="small" onClick={onCancel}>{t('merge.cancel')}</Button>
      </span>
      <p className="quiet">{t(path === 'merge' ? 'merge.what' : 'split.what')}</p>
      {act.isError && <p className="problem" role="alert">{explain(act.error)}</p>}
    </form>
  );
}
