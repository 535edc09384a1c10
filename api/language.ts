import type { Text } from '../domain/text.ts';

export type Language = keyof Text;

/** The language a caller prefers by `Accept-Language`; Danish when nothing else is said or known. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().split(';');
    const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((q) => q !== undefined);
    return { tag: tag.toLowerCase(), weight: quality === undefined ? 1 : Number(quality) };
  });
  const known = wishes
    .filter(({ tag, weight }) => /^(da|en)(-|$)/.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return known[0]?.tag.startsWith('en') ? 'en' : 'da';
}
