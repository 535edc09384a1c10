// Stands in for the worker process: says that it polls, then waits for its end.
process.once('SIGTERM', () => process.exit(0));
setInterval(() => {}, 60_000);
process.stdout.write('worker ready\n');
