import { fileURLToPath } from 'node:url';

/** Where Temporal finds how failures are converted: in workers and clients, and when the workflow bundle is made. */
export const failureConverterPath = fileURLToPath(new URL('./failure-converter.cjs', import.meta.url));
