/** A text in the two languages of the product: Danish first, English second, never mixed. */
export interface Text {
  da: string;
  en: string;
}

/** Writes a Text: `text('Fødsel', 'Birth')`. */
export const text = (da: string, en: string): Text => ({ da, en });
