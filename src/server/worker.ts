/** Starts the background work of this process. */
export async function startWorker(): Promise<{ stop: () => Promise<void> }> {
  return { async stop() {} };
}
