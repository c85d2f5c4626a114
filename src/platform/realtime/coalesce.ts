export type Coalesced = { soon: () => void; cancel: () => void };

type Options = {
  everyMs: number;
  /** While it says so the run is put off; asked again after each interval. */
  mustWait?: () => boolean;
};

/** Runs something at once, and then at most once per interval however often it is asked for; what was asked meanwhile is one run. */
export function coalesce(run: () => void, { everyMs, mustWait = () => false }: Options): Coalesced {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isDue = false;

  const tick = () => {
    timer = null;
    if (!isDue) return;
    timer = setTimeout(tick, everyMs);
    if (mustWait()) return;
    isDue = false;
    run();
  };
  return {
    soon() {
      isDue = true;
      if (timer === null) tick();
    },
    cancel() {
      isDue = false;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
