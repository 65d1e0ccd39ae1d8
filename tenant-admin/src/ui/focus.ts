import { useEffect, useState } from 'react';

/**
 * For what stands over the page as long as it is drawn: whoever closes it goes on where it was opened, or at the button
 * of the menu that it was opened from.
 */
export function useFocusReturned(): void {
  const [from] = useState(() => {
    const menu = document.activeElement?.closest('[role=menu]')?.getAttribute('aria-labelledby');
    return menu == null ? document.activeElement : document.getElementById(menu);
  });
  useEffect(
    () => () => {
      if (from instanceof HTMLElement) from.focus({ preventScroll: true });
    },
    [from],
  );
}
