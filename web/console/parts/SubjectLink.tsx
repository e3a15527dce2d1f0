import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { isDevice } from './subjects.ts';

interface Props { id: string; children: ReactNode; className?: string }

/** What an alarm is about, with the way to its page; the devices of a place and a register's row have none. */
export function SubjectLink({ id, children, className }: Props) {
  return isDevice(id) ? <Link className={className} to={`/devices/${encodeURIComponent(id)}`}>{children}</Link> : <span className={className}>{children}</span>;
}
