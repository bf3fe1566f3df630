/** Ends the program with a clear word where Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Vorgang needs Node 20.19 or newer; this is ${process.versions.node} (${process.execPath}).\n` +
      'Install a newer Node (https://nodejs.org) and run the command again.',
  );
  process.exit(1);
}
