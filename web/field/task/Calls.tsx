import type { Task, Text } from '@shared/api/types/index.ts';
import { say } from '@shared/i18n/lang.ts';
import { useDesk } from '../desk/Desk.ts';
import { Icon } from '../parts/Icon.tsx';
import { Sheet } from '../parts/Sheet.tsx';
import { useWords } from '../words.ts';

/** Who can be called about a task: the crew once there is one, and always the center, which knows everybody else. */
export function CallSheet({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useWords();
  const { me } = useDesk();
  // A crew does not call itself.
  const crew = me.posts.some((post) => post.role === 'crew') ? null : task.crew;
  return (
    <Sheet title={t('task.call.title')} onClose={onClose}>
      {crew?.phone && <CrewCall crew={crew} />}
      {task.center?.phone && <CallLink title={task.center.name} name={t('task.call.center')} phone={task.center.phone} />}
      {!crew?.phone && !task.center?.phone && <p className="soft">{t('task.call.none')}</p>}
    </Sheet>
  );
}

export function CrewCall({ crew }: { crew: NonNullable<Task['crew']> }) {
  return <CallLink title={crew.organization} name={crew.name} phone={crew.phone ?? ''} />;
}

function CallLink({ title, name, phone }: { title: Text | string; name: Text | string; phone: string }) {
  const t = useWords();
  return (
    <a className="crew-call" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
      <Icon name="call" size={30} />
      <span><strong>{say(title, t.lang)}</strong><span>{say(name, t.lang)}</span><b>{phone}</b></span>
    </a>
  );
}
