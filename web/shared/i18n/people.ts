import type { CasePage, Coded, Text } from '../api/types/index.ts';

export const isText = (value: unknown): value is Text => typeof value === 'object' && value !== null && 'zh' in value;

/**
 * Everyone whom a case's page knows by name: who did something, and whom a line or a reason names by account and name. Lines that were
 * written before codes carried names are said with what the others tell.
 */
export function peopleOf(item: Pick<CasePage, 'history' | 'called' | 'owner'>): ReadonlyMap<string, Text> {
  const people = new Map<string, Text>();
  const hear = (args: Coded['args']): void => {
    if (typeof args?.['userName'] === 'string' && isText(args['name'])) people.set(args['userName'], args['name']);
    const [accounts, names] = [args?.['userNames'], args?.['names']];
    if (Array.isArray(accounts) && Array.isArray(names)) accounts.forEach((account, i) => isText(names[i]) && people.set(String(account), names[i]));
  };
  for (const { args, by, reasons } of item.history) {
    if (by.userName) people.set(by.userName, by.displayName);
    hear(args);
    for (const reason of reasons) hear(reason.args);
  }
  for (const known of [item.called, item.owner]) if (known?.userName) people.set(known.userName, known.displayName);
  return people;
}

/** The people that a coded line names: by their names where it or the case's page knows them, else by their accounts. */
export function namesIn(args: Coded['args'], people?: ReadonlyMap<string, Text>): Array<Text | string> {
  const known = (account: unknown): Text | string => people?.get(String(account)) ?? String(account);
  if (Array.isArray(args?.['names'])) return args['names'].map((name) => (isText(name) ? name : String(name)));
  if (Array.isArray(args?.['userNames'])) return args['userNames'].map(known);
  if (args?.['userName'] === undefined || args['userName'] === null) return [];
  return [isText(args['name']) ? args['name'] : known(args['userName'])];
}
