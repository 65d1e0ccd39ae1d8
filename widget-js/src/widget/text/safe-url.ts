const allowed = new Set(["http:", "https:", "mailto:"]);

/** The address if a shopper may follow it, else nothing; with a base, root-relative addresses are allowed too. */
export function safeUrl(address: unknown, base?: string): string | null {
  if (typeof address !== "string") return null;
  try {
    const url = new URL(address.trim(), base);
    return allowed.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The same for pictures, which come by http or https only. */
export function safeImage(address: unknown, base?: string): string | null {
  const url = safeUrl(address, base);
  return url && !url.startsWith("mailto:") ? url : null;
}
