import sparticuz from '@sparticuz/chromium';

/** Unpacks the browser before any test file asks for it. */
export async function setup(): Promise<void> {
  await sparticuz.executablePath();
}
