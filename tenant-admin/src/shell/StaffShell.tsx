import { Outlet } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { Attention } from '../attention/Attention';
import type { Me } from '../api/types';
import { useApp } from '../app';
import { forgetDrafts } from '../conversation/drafts';
import { Taking } from '../conversation/taking';
import { useInboxSync } from '../inbox/sync';
import { Live, StaffContext } from '../live/live';
import { Tools } from '../palette/Tools';
import { forgetKept } from '../offline/kept';
import { forgetTimers } from '../offline/logs';
import { keepQueries } from '../offline/queries';
import { thisDevice, turnPushOff } from '../push/device';
import { NoticeProvider } from '../ui/NoticeProvider';
import { stayOffline } from './availability';
import { ConnectionBar } from './ConnectionBar';
import { Header } from './Header';
import classes from './Shell.module.css';

export function StaffShell({ me }: { me: Me }) {
  const { session, service, queries } = useApp();
  // One engine per person and tenant; a changed availability is no new person.
  const tenantId = me.tenant?.id ?? '';
  const live = useMemo(() => new Live(session, me.id, tenantId), [session, me.id, tenantId]);
  useEffect(() => {
    live.client.start();
    return () => live.client.stop();
  }, [live]);

  useEffect(() => keepQueries(queries, live.person), [queries, live]);

  const signOut = async () => {
    await live.forget();
    forgetDrafts();
    forgetTimers();
    stayOffline(null);
    if (thisDevice() !== null) await turnPushOff(service).catch(() => undefined);
    await session.logout();
    await forgetKept();
  };

  return (
    <StaffContext value={{ me, live }}>
      <NoticeProvider>
        {/* Before the lists change: it compares with what they held. */}
        <Attention />
        <InboxSync />
        <Taking />
        <Tools onSignOut={() => void signOut()} />
        <div className={classes['shell']}>
          <Header me={me} onSignOut={() => void signOut()} />
          <ConnectionBar />
          <main className={classes['main']}>
            <Outlet />
          </main>
        </div>
      </NoticeProvider>
    </StaffContext>
  );
}

function InboxSync() {
  useInboxSync();
  return null;
}
