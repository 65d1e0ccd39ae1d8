import { useEffect } from 'react';

/** What the tab and its icon tell while one looks elsewhere: how many conversations wait for this person. */
export function useTitle(waiting: number, page: string): void {
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${page} · ChatFlow` : `${page} · ChatFlow`;
  }, [waiting, page]);
  const some = waiting > 0;
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (link === null) return undefined;
    const address = link.dataset['plain'] ?? link.href;
    link.dataset['plain'] = address;
    link.href = some ? address.replace(/icon\.svg.*$/, 'icon-unread.svg') : address;
    return () => {
      link.href = address;
    };
  }, [some]);
}
