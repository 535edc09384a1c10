import { type FormCall, urlOfForm } from './form-call.ts';

/** Where a form's answers go as they are typed: `/cases/:id/record/:command/draft`. */
export const draftUrl = (form: FormCall): string => urlOfForm(form).replace(/(\?|$)/, '/draft$1');

export const isDraftUrl = (path: string): boolean => /\/draft$/.test(path);

/** The form that a draft's address belongs to: where its answers are shown again. */
export const formOfDraftUrl = (path: string): string => path.replace(/\/draft(?=\?|$)/, '');
