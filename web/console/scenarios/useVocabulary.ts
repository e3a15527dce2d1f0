import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '@shared/api/client.ts';
import type { Category, Page, Role } from '@shared/api/types/index.ts';
import { say, useLang } from '@shared/i18n/lang.ts';
import { useSharedTexts } from '@shared/i18n/sharedTexts.ts';
import { useDeviceKinds } from '../parts/kinds.ts';
import type { Vocabulary } from './editor/suggest.ts';
import { outline } from './editor/outline.ts';
import { packageQuery, usePackages } from './queries.ts';

const roles: readonly Role[] = ['operator', 'intake', 'shiftLeader', 'dispatcher', 'commander', 'officer', 'crew', 'handler', 'inspector', 'pointOwner', 'resident', 'administrator', 'hotline', 'hotlinePlatform'];

/** What a package may name of the city: categories, kinds, packages, roles, and the conditions of the packages that its text needs, in the reader's language. */
export function useVocabulary(yaml: string): Vocabulary {
  const lang = useLang();
  const shared = useSharedTexts();
  const kinds = useDeviceKinds();
  const packages = usePackages().data?.items;
  const categories = useQuery({ queryKey: ['categories'], staleTime: 60_000, queryFn: () => api.get<Page<Category>>('/categories') }).data?.items;
  const needs = useMemo(() => outline(yaml).needs, [yaml]);
  const needed = useQueries({
    queries: needs.filter((code) => packages?.some((p) => p.code === code)).map((code) => ({ ...packageQuery(code), staleTime: 60_000 })),
    combine: (pages) => pages.flatMap((page) => page.data?.conditions ?? []),
  });
  return useMemo(() => ({
    categories: (categories ?? []).map((c) => ({ code: c.code, name: say(c.name, lang) })),
    kinds: kinds.map((k) => ({ code: k.kind, name: say(k.name, lang), values: k.values.map((v) => v.name) })),
    packages: (packages ?? []).map((p) => ({ code: p.code, name: say(p.name, lang) })),
    conditions: needed.map((c) => ({ kind: c.kind, code: c.code, name: say(c.name, lang) })),
    roles: Object.fromEntries(roles.map((role) => [role, shared(`role.${role}`)])),
  }), [categories, kinds, packages, needed, lang, shared]);
}
