/**
 * Addresses of RSSHub routes on the operator's own instance.
 */

/**
 * Resolves "rsshub://zhihu/daily" against `base` ("https://rsshub.example.net/key/"), keeping the base's query (an access key). Undefined
 * if `route` is not an RSSHub route. @throws TypeError if `base` is not a URL
 */
export function rsshubUrl(route: string, base: string): string | undefined {
  const path = /^rsshub:\/\/+(.+)$/i.exec(route.trim())?.[1];
  if (path === undefined) return undefined;
  const url = new URL(base);
  const [pathname = '', query] = path.split('?', 2);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${pathname.replace(/^\/+/, '')}`;
  for (const [name, value] of new URLSearchParams(query)) url.searchParams.append(name, value);
  return url.href;
}
