import { createContext, useContext } from 'hono/jsx';

/** The `asOf` of the page that is drawn; null on a page of today. */
export const LookingBackTo = createContext<string | null>(null);

/** Keeps the reader on the day they look back at. For components inside the page, which know its day by themselves. */
export const onThatDay = (href: string): string => onDay(useContext(LookingBackTo), href);

/** The same for what is drawn before the page that it stands in. */
export const onDay = (asOf: string | null | undefined, href: string): string =>
  asOf ? `${href}${href.includes('?') ? '&' : '?'}asOf=${encodeURIComponent(asOf)}` : href;
