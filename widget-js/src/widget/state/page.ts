/** The Navigation API, where the browser has it. https://html.spec.whatwg.org/multipage/nav-history-apis.html */
interface WithNavigation {
  readonly navigation?: EventTarget;
}

/** Tells where the visitor is, now and after each navigation within the page; patches nothing of the page's. */
export function followPage(tell: (url: string, title: string) => void): () => void {
  let last = "";
  const check = (): void => {
    if (location.href === last) return;
    last = location.href;
    // Applications set the title just after the address.
    setTimeout(() => tell(location.href, document.title), 50);
  };
  const { navigation } = window as unknown as WithNavigation;
  navigation?.addEventListener("navigatesuccess", check);
  addEventListener("popstate", check);
  check();
  return () => {
    navigation?.removeEventListener("navigatesuccess", check);
    removeEventListener("popstate", check);
  };
}
