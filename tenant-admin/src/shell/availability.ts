import { explain } from '../api/problem';
import type { Availability } from '../api/types';
import { useApp } from '../app';
import { useStaff } from '../live/live';
import { useNotify } from '../ui/notices';

/** Shows the new availability at once, and takes it back with a word when the service refuses. */
export function useAvailability(): (next: Availability) => Promise<void> {
  const { session, service } = useApp();
  const { me } = useStaff();
  const notify = useNotify();
  return async (next) => {
    session.updateMe({ availability: next });
    try {
      await service.setAvailability(next);
    } catch (error) {
      session.updateMe({ availability: me.availability });
      notify(explain(error), { tone: 'danger' });
    }
  };
}
