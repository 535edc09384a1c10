import { createContext, useContext } from 'hono/jsx';

/** The page's token against forms of others, for every form on it. */
export const CsrfToken = createContext('');

/** Stands in every form that is sent with POST. */
export const CsrfField = () => <input type="hidden" name="_csrf" value={useContext(CsrfToken)} />;
