/**
 * Where does an RSSHub route live on the operator's own instance?
 */

/**
 * "rsshub://zhihu/daily" below `base` ("https://rsshub.example.net/key/"). Undefined for an address that is no route; a query of the base
 * (an access key) is kept. @throws TypeError where `base` is not an address
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
