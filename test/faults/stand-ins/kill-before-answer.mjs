// Loaded before the API process: a request with the header `x-kill-before-answer` is carried out as any other, and the
// process is killed at the moment at which its acceptance would leave.
import { ServerResponse } from 'node:http';

const { writeHead } = ServerResponse.prototype;
ServerResponse.prototype.writeHead = function (status, ...given) {
  if (status < 300 && this.req?.headers['x-kill-before-answer']) process.kill(process.pid, 'SIGKILL');
  return writeHead.call(this, status, ...given);
};
