/** A browser without pages: cookies per host name and scheme, redirects followed by hand, forms filled by name. */
export interface Agent {
  /** Cookies as `name=value`, by name; one jar, as both servers are on this machine. */
  cookies: Map<string, string>;
  /** One request, no redirect followed. */
  send(url: string, init?: RequestInit): Promise<Response>;
  /** Follows redirects until there is a page. */
  open(
    url: string,
    init?: RequestInit,
  ): Promise<{ url: string; status: number; text: string; headers: Headers }>;
}

export function agent(): Agent {
  const cookies = new Map<string, string>();
  const send: Agent['send'] = async (url, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (!headers.has('Accept')) headers.set('Accept', 'text/html');
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  return {
    cookies,
    send,
    async open(url, init) {
      let at = url;
      let response = await send(at, init);
      for (let hop = 0; response.status >= 300 && response.status < 400 && hop < 20; hop += 1) {
        at = new URL(response.headers.get('Location') ?? '', at).href;
        response = await send(at);
      }
      return { url: at, status: response.status, text: await response.text(), headers: response.headers };
    },
  };
}

export const formOf = (fields: Record<string, string>): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' },
  body: new URLSearchParams(fields).toString(),
});

/** The token that the forms of a page carry. */
export const csrfIn = (page: string): string => /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
