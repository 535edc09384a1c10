import { createContext } from 'hono/jsx';

/** Whether the page is drawn for paper: what folds on a screen is unfolded. */
export const ForPrint = createContext(false);
