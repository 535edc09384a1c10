/** Opaque ids only: anything else is not there, and never reaches the store. */
export const isCaseId = (id: string): boolean => /^c_[0-9a-f]{32}$/.test(id);

/** What people call a case: the first six digits of its opaque id. */
export const shortId = (id: string): string => id.slice(2, 8).toUpperCase();
