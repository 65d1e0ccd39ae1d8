/** The Navigation API, where the browser has it. https://html.spec.whatwg.org/multipage/nav-history-apis.html */
interface WithNavigation {
  readonly navigation?: EventTarget;
}

/** UTF-16 units that the service takes; what is longer is cut, since the beginning tells enough. */
export const longestAddress = 2_048;
const longestTitle = 1_024;

export function currentPage(): { readonly url: string; readonly title: string } {
  return {
    url: location.href.slice(0, longestAddress),
    title: document.title.slice(0, longestTitle),
  };
}

/** Tells where the visitor is, now and after each navigation within the page; patches nothing of the page's. */
export function followPage(tell: (page: ReturnType<typeof currentPage>) => void): () => void {
  let last = "";
  const check = (): void => {
    if (location.href === last) return;
    last = location.href;
    // Applications set the title just after the address.
    setTimeout(() => tell(currentPage()), 50);
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
