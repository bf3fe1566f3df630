/**
 * Preloaded into the server processes: when the starter is gone, even by `kill -9`, they end as well,
 * so that nothing holds the port at the next start.
 */
const patience = 8_000;

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), patience).unref();
  process.kill(process.pid, 'SIGTERM');
});
// The channel must not keep a process alive that has nothing left to do.
process.channel?.unref();
