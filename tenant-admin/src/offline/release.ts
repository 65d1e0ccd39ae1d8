/**
 * A part of this page could not be loaded: from before a new release it is there no more, and the new page has another.
 * The same page again, or none, would only fail again.
 */
export async function renewPage(script: string): Promise<void> {
  try {
    const page = await fetch('/admin/', { cache: 'no-cache' });
    if (page.ok && !(await page.text()).includes(new URL(script).pathname)) location.reload();
  } catch {
    // Without a connection this page is all that there is.
  }
}
