/** The address of a page, as a mail names it. */
export const linkTo = (path: string, publicUrl: string): string => new URL(path, publicUrl).href;

/** A mail's text: in Danish what there is and where, below the same in English. Both are sentences of ours alone. */
export const bilingual = (
  link: string,
  told: Readonly<Record<'da' | 'en', string>>,
  see: Readonly<Record<'da' | 'en', string>>,
): string => `${told.da}\n${see.da}\n${link}\n\n-- \n${told.en}\n${see.en}\n`;
