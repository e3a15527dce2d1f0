import type { ProposalPage } from '@shared/api/types/index.ts';

/** What its author sees of a proposal while writing: the text at hand and the one that was saved last. */
export interface Draft { yaml: string; note: string; saved: { yaml: string; note: string; revised: number }; /** Somebody changed what is saved after it was opened here. */ isOvertaken: boolean }

export type DraftEvent =
  | { kind: 'wrote'; yaml: string }
  | { kind: 'noted'; note: string }
  | { kind: 'came'; page: ProposalPage }
  | { kind: 'saved'; page: ProposalPage; yaml: string; note: string }
  | { kind: 'refused' }
  | { kind: 'reloaded'; page: ProposalPage };

const saved = (page: ProposalPage): Draft['saved'] => ({ yaml: page.yaml, note: page.proposal.note, revised: page.proposal.revised });

/** A proposal as it is opened, with what its author had not saved when they left. That stays tied to what they saw then, so that saving it cannot write over what came since. */
export const opened = (page: ProposalPage, kept?: { yaml: string; note: string; revised: number } | null): Draft => ({
  yaml: kept?.yaml ?? page.yaml, note: kept?.note ?? page.proposal.note, saved: { ...saved(page), revised: kept?.revised ?? page.proposal.revised },
  isOvertaken: !!kept && kept.revised !== page.proposal.revised,
});

export const isUnsaved = (draft: Draft): boolean => draft.yaml !== draft.saved.yaml || draft.note.trim() !== draft.saved.note;

/** The draft after something happened. What the author wrote is never overwritten by what came, only by asking for it. */
export function draftAfter(draft: Draft, event: DraftEvent): Draft {
  switch (event.kind) {
    case 'wrote': return { ...draft, yaml: event.yaml };
    case 'noted': return { ...draft, note: event.note };
    // What was written while it was being saved stays unsaved.
    case 'saved': return { ...draft, saved: { ...saved(event.page), yaml: event.yaml, note: event.note }, isOvertaken: false };
    case 'refused': return { ...draft, isOvertaken: true };
    case 'reloaded': return opened(event.page);
    case 'came':
      if (event.page.proposal.revised === draft.saved.revised) return draft;
      return isUnsaved(draft) ? { ...draft, isOvertaken: event.page.proposal.revised > draft.saved.revised || draft.isOvertaken } : opened(event.page);
  }
}

/** The text with another version number; as it is when it says none. */
export const withVersion = (yaml: string, version: number): string => yaml.replace(/^version:[ \t]*\d+/m, `version: ${version}`);
