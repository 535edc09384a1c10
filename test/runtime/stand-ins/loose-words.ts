// Says what a library might say by itself, in every way that goes past a log.
import { hearLooseWords } from '../../../worker/log/loose-words.ts';
import { openLog } from '../../../worker/open-log.ts';

hearLooseWords(openLog('stand-in'));
console.log('Prøve Person', { cpr: '7112314321' });
console.error(Object.assign(new TypeError('Prøve Person'), { code: 'E_TEST' }));
process.emitWarning('Prøve Person');
