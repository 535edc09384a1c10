import type { NewOwnTemplate } from '../db/documents/own-templates.ts';
import type { OwnTemplateFiles } from '../worker/letters/set-with-template.ts';

/** Organisations' own templates of letters. Who may put one is the API's matter. */
export interface OwnTemplates extends OwnTemplateFiles {
  /** Keeps the next version; answers false where it is what holds already. */
  put(template: NewOwnTemplate): Promise<boolean>;
}
